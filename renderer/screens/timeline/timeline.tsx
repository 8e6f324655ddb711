// Who used the microphone and the camera, and when.
import './timeline.css';
import { ChevronLeft, ChevronRight, ZoomIn, ZoomOut } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Segments } from '../../design/choices.tsx';
import { SightNote } from '../../design/sight.tsx';
import { Answered, Empty } from '../../design/states.tsx';
import { useGuard } from '../../store/store.ts';
import { useClock } from '../../store/use-clock.ts';
import { useWords } from '../../words/use-words.ts';
import { Details, type Picked } from './details.tsx';
import { LanePicture } from './lane-picture.tsx';
import { LaneTable } from './lane-table.tsx';
import { lanesOf, moved, type Range, zoomed } from './lanes.ts';
import { usePast } from './use-past.ts';

const lengths = { hour: 3_600_000, day: 86_400_000, week: 7 * 86_400_000 } as const;
const names = ['hour', 'day', 'week'] as const;

export const Timeline = () => {
  const { t } = useWords();
  const nowMs = useClock(1_000);
  const [lengthMs, setLengthMs] = useState<number>(lengths.hour);
  // null: the range ends now and moves with time.
  const [fixed, setFixed] = useState<Range | null>(null);
  const [view, setView] = useState<'picture' | 'table'>('picture');
  const [picked, setPicked] = useState<Picked | null>(null);
  const length = names.find((name) => lengths[name] === lengthMs) ?? null;
  const range = fixed ?? { fromMs: nowMs - lengthMs * 0.97, toMs: nowMs + lengthMs * 0.03 };
  const show = (next: Range): void => {
    setFixed(next);
    setLengthMs(Math.round(next.toMs - next.fromMs));
  };
  /** The same length, up to now. */
  const home = (): void => setFixed(null);
  const middle = (range.fromMs + range.toMs) / 2;
  const [answer, retry] = usePast(range, nowMs);
  const now = useGuard((state) => state.now);
  const clients = now.state === 'there' ? now.value.snapshot.clients : null;
  const history = answer.state === 'there' ? answer.value : null;
  const lanes = useMemo(() => (history ? lanesOf(history, clients ?? []) : []), [history, clients]);
  return (
    <>
      <h1>{t('timeline.title')}</h1>
      <div className="toolbar">
        <Segments
          label={t('timeline.range')}
          value={length}
          onChange={(chosen) => {
            setLengthMs(lengths[chosen]);
            home();
          }}
          choices={names.map((value) => ({
            value,
            label: t(`timeline.${value}`),
          }))}
        />
        <span className="tags">
          <Step label={t('timeline.earlier')} onClick={() => show(moved(range, -0.5))}>
            <ChevronLeft aria-hidden="true" />
          </Step>
          <button type="button" className="button" onClick={home}>
            {t('timeline.toNow')}
          </button>
          <Step label={t('timeline.later')} onClick={() => show(moved(range, 0.5))}>
            <ChevronRight aria-hidden="true" />
          </Step>
          <Step label={t('timeline.zoomOut')} onClick={() => show(zoomed(range, 2, middle))}>
            <ZoomOut aria-hidden="true" />
          </Step>
          <Step label={t('timeline.zoomIn')} onClick={() => show(zoomed(range, 0.5, middle))}>
            <ZoomIn aria-hidden="true" />
          </Step>
        </span>
        <Segments
          label={t('timeline.view')}
          value={view}
          onChange={setView}
          choices={[
            { value: 'picture', label: t('timeline.chartView') },
            { value: 'table', label: t('timeline.table') },
          ]}
        />
      </div>
      <SightNote />
      <Answered answer={answer} retry={retry}>
        {() =>
          lanes.length === 0 && fixed === null ? (
            <Empty title={t('timeline.emptyTitle')} hint={t('timeline.emptyHint')} />
          ) : view === 'table' ? (
            <LaneTable lanes={lanes} range={range} nowMs={nowMs} onPick={setPicked} />
          ) : (
            <>
              <LanePicture
                lanes={lanes}
                range={range}
                nowMs={nowMs}
                onRange={show}
                onHome={home}
                onPick={setPicked}
              />
              <Key />
            </>
          )
        }
      </Answered>
      <div aria-live="polite">
        {lanes.length === 0 && fixed !== null && (
          // The picture stays: the keyboard that led here leads back.
          <p className="quiet">{t('timeline.emptyTitle')}</p>
        )}
        {lanes.length > 0 && (
          <Details picked={picked} nowMs={nowMs} onClose={() => setPicked(null)} />
        )}
      </div>
    </>
  );
};

const Step = (props: {
  readonly label: string;
  readonly onClick: () => void;
  readonly children: React.ReactNode;
}) => (
  <button
    type="button"
    className="button icon"
    aria-label={props.label}
    title={props.label}
    onClick={props.onClick}
  >
    {props.children}
  </button>
);

const Key = () => {
  const { t } = useWords();
  return (
    <div className="key quiet">
      <ul>
        <li className="microphone">{t('device.Microphone')}</li>
        <li className="camera">{t('device.Camera')}</li>
        <li className="meeting">{t('timeline.meeting')}</li>
        <li className="alert">{t('timeline.alert')}</li>
      </ul>
      <p>{t('timeline.keys')}</p>
    </div>
  );
};
