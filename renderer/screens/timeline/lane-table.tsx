// The same as the picture, as a table: for ears, for keyboards, for copying.
import { useWords } from '../../words/use-words.ts';
import { alertSentence } from '../alerts/alert-sentence.ts';
import type { Picked } from './details.tsx';
import type { Lane, Range } from './lanes.ts';

const mostRows = 200;

interface Row {
  readonly key: string;
  readonly atMs: number;
  readonly lengthMs: number | null;
  readonly picked: Picked;
}

export const LaneTable = (props: {
  readonly lanes: readonly Lane[];
  readonly range: Range;
  readonly nowMs: number;
  readonly onPick: (picked: Picked) => void;
}) => {
  const { lanes, range, nowMs, onPick } = props;
  const { t, moment, duration } = useWords();
  const rows = lanes
    .flatMap((lane) => rowsOf(lane, nowMs))
    .filter(({ atMs, lengthMs }) => atMs <= range.toMs && atMs + (lengthMs ?? 0) >= range.fromMs)
    .sort((a, b) => b.atMs - a.atMs);
  const what = ({ picked }: Row): string => {
    if (picked.kind === 'alert') return alertSentence(picked.alert, picked.lane.name, t);
    if (picked.kind === 'meeting') return t('timeline.meeting');
    return t(picked.capture.device === 'camera' ? 'device.Camera' : 'device.Microphone');
  };
  return (
    <>
      <table className="card table">
        <thead>
          <tr>
            <th scope="col">{t('timeline.from')}</th>
            <th scope="col">{t('timeline.client')}</th>
            <th scope="col">{t('timeline.what')}</th>
            <th scope="col">{t('timeline.length')}</th>
            <th scope="col">
              <span className="unseen">{t('timeline.details')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, mostRows).map((row) => (
            <tr key={row.key}>
              <td className="number">{moment(row.atMs, nowMs)}</td>
              <th scope="row">{row.picked.lane.name}</th>
              <td>{what(row)}</td>
              <td className="number">{row.lengthMs === null ? '' : duration(row.lengthMs)}</td>
              <td>
                <button type="button" className="button plain" onClick={() => onPick(row.picked)}>
                  {t('timeline.details')}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > mostRows && (
        <p className="quiet">{t('timeline.more', { count: rows.length - mostRows })}</p>
      )}
    </>
  );
};

const rowsOf = (lane: Lane, nowMs: number): readonly Row[] => {
  const length = (bar: Range): number => Math.min(bar.toMs, nowMs) - bar.fromMs;
  return [
    ...[...lane.microphone, ...lane.camera].map(
      (bar): Row => ({
        key: `capture ${bar.of.id}`,
        atMs: bar.fromMs,
        lengthMs: length(bar),
        picked: { kind: 'capture', lane, capture: bar.of },
      }),
    ),
    ...lane.meetings.map(
      (bar): Row => ({
        key: `meeting ${bar.of.id}`,
        atMs: bar.fromMs,
        lengthMs: length(bar),
        picked: { kind: 'meeting', lane, meeting: bar.of },
      }),
    ),
    ...lane.alerts.map(
      (alert): Row => ({
        key: `alert ${alert.id} ${alert.at}`,
        atMs: alert.atMs,
        lengthMs: null,
        picked: { kind: 'alert', lane, alert },
      }),
    ),
  ];
};
