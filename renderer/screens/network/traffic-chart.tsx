// Bytes over time, stacked by kind of party; the table beside it says the same in numbers.
import type { TrafficMinute } from '../../../preload/contract/index.ts';
import { useWords } from '../../words/use-words.ts';
import { kindOrder } from './party-rows.ts';
import { trafficBars } from './traffic-bars.ts';

const width = 720;
const height = 96;
const mostBars = 72;

export const TrafficChart = (props: {
  readonly minutes: readonly TrafficMinute[];
  readonly fromMs: number;
  readonly toMs: number;
}) => {
  const { t, bytes, moment } = useWords();
  const { minutes, fromMs, toMs } = props;
  const bars = trafficBars(minutes, fromMs, toMs, mostBars);
  const most = Math.max(1, ...bars.map((bar) => bar.bytes));
  const wide = width / Math.max(1, bars.length);
  const kinds = kindOrder.filter((kind) => minutes.some((minute) => minute.kind === kind));
  return (
    <figure>
      <p className="quiet number" aria-hidden="true">
        {t('network.most', { size: bytes(most) })}
      </p>
      <svg
        className="traffic-bars"
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('network.overTimeLabel')}
      >
        <rect className="party-ground" width={width} height={height} />
        {bars.map(({ fromMs: at, parts }, place) => {
          let top = height;
          return parts.map(({ kind, bytes: count }) => {
            const tall = (height * count) / most;
            top -= tall;
            return (
              <rect
                key={`${at} ${kind}`}
                className={`party-fill ${kind}`}
                x={place * wide + 0.5}
                y={top}
                width={Math.max(1, wide - 1)}
                height={tall}
              >
                <title>{`${moment(at, toMs)} · ${t(`party.${kind}`)} · ${bytes(count)}`}</title>
              </rect>
            );
          });
        })}
      </svg>
      <div className="axis quiet number" aria-hidden="true">
        <span>{moment(fromMs, toMs)}</span>
        <span>{moment(toMs, toMs)}</span>
      </div>
      <ul className="swatches quiet">
        {kinds.map((kind) => (
          <li key={kind}>
            <span className={`swatch party-fill ${kind}`} aria-hidden="true" />
            {t(`party.${kind}`)}
          </li>
        ))}
      </ul>
    </figure>
  );
};
