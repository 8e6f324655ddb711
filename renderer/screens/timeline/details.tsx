// What was chosen in the timeline, in words.
import { X } from 'lucide-react';
import type { Alert, Capture, Meeting } from '../../../preload/contract/index.ts';
import { useWords, type Words } from '../../words/use-words.ts';
import { alertSentence } from '../alerts/alert-sentence.ts';
import type { Lane } from './lanes.ts';

export type Picked = { readonly lane: Lane } & (
  | { readonly kind: 'capture'; readonly capture: Capture }
  | { readonly kind: 'meeting'; readonly meeting: Meeting }
  | { readonly kind: 'alert'; readonly alert: Alert }
);

const span = (
  { startedAt, endedAt }: { readonly startedAt: string; readonly endedAt: string | null },
  nowMs: number,
  { t, moment, duration }: Words,
): string =>
  `${moment(startedAt, nowMs)} – ${endedAt === null ? t('timeline.open') : moment(endedAt, nowMs)} · ${duration((endedAt === null ? nowMs : Date.parse(endedAt)) - Date.parse(startedAt))}`;

/** One line for the pointer. */
export const pickedSentence = (picked: Picked, nowMs: number, words: Words): string => {
  const { t } = words;
  switch (picked.kind) {
    case 'capture':
      return `${t(picked.capture.device === 'camera' ? 'device.Camera' : 'device.Microphone')} · ${span(picked.capture, nowMs, words)}`;
    case 'meeting':
      return `${t('timeline.meeting')} · ${span(picked.meeting, nowMs, words)}`;
    case 'alert':
      return `${words.moment(picked.alert.at, nowMs)} · ${alertSentence(picked.alert, picked.lane.name, t)}`;
  }
};

export const Details = (props: {
  readonly picked: Picked | null;
  readonly nowMs: number;
  readonly onClose: () => void;
}) => {
  const { picked, nowMs, onClose } = props;
  const words = useWords();
  const { t } = words;
  if (!picked) return <p className="quiet">{t('timeline.choose')}</p>;
  const { lane } = picked;
  return (
    <section className="card stack details" aria-label={t('timeline.details')}>
      <header>
        <h2>{lane.name}</h2>
        <button
          type="button"
          className="button plain icon"
          aria-label={t('timeline.close')}
          onClick={onClose}
        >
          <X aria-hidden="true" />
        </button>
      </header>
      <p>{pickedSentence(picked, nowMs, words)}</p>
      {factsOf(picked, words).map((fact) => (
        <p className="quiet" key={fact}>
          {fact}
        </p>
      ))}
      {picked.kind === 'meeting' && picked.meeting.endedAt !== null && (
        <a href={`#/receipt/${picked.meeting.id}`}>{t('receipt.toReceipt')}</a>
      )}
      {lane.client !== null && (
        <a href={`#/clients/${lane.client}`}>{t('timeline.toClient', { name: lane.name })}</a>
      )}
    </section>
  );
};

const factsOf = (picked: Picked, { t, said, duration }: Words): readonly string[] => {
  switch (picked.kind) {
    case 'capture':
      return [
        t('timeline.deviceLine', { device: picked.capture.deviceName }),
        t('timeline.programLine', {
          program: picked.capture.executable ?? picked.capture.application,
        }),
      ];
    case 'meeting':
      return [
        t('timeline.microphoneFor', { duration: duration(picked.meeting.microphoneMs) }),
        t('timeline.cameraFor', { duration: duration(picked.meeting.cameraMs) }),
      ];
    case 'alert':
      return picked.alert.evidence.map(said);
  }
};
