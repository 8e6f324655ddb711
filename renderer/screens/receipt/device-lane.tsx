// When a device was open and when muted, along the meeting; a line where its media ended.
import type { DeviceKind, Receipt } from '../../../preload/contract/index.ts';
import { useWords } from '../../words/use-words.ts';

const width = 720;
const minuteMs = 60_000;

export const DeviceLanePicture = (props: {
  readonly receipt: Receipt;
  readonly device: DeviceKind;
}) => {
  const { t, duration } = useWords();
  const { receipt, device } = props;
  const lane = receipt[device];
  const startMs = Date.parse(receipt.startedAt);
  const lengthMs = Math.max(1, Date.parse(receipt.endedAt) - startMs);
  const x = (at: string): number => (width * (Date.parse(at) - startMs)) / lengthMs;
  /** Below a minute the seconds are what matters. */
  const length = (ms: number): string =>
    ms < minuteMs ? t('receipt.seconds', { count: Math.round(ms / 1_000) }) : duration(ms);
  const muted =
    lane.mutedMs === null
      ? t('receipt.mutedUnknown')
      : lane.mutedMs === 0
        ? t('receipt.neverMuted')
        : t('receipt.muted', { share: Math.round((100 * lane.mutedMs) / lane.heldMs) });
  const said = [
    t(device === 'camera' ? 'device.Camera' : 'device.Microphone'),
    ...(lane.heldMs === 0
      ? [t('receipt.notUsed')]
      : [t('receipt.held', { duration: length(lane.heldMs) })]),
    ...(lane.heldMs === 0 || device === 'camera' ? [] : [muted]),
  ].join(' · ');
  return (
    <div className="stack">
      <p>{said}</p>
      {lane.heldMs > 0 && (
        <svg
          className="device-lane"
          viewBox={`0 0 ${width} 14`}
          preserveAspectRatio="none"
          role="img"
          aria-label={said}
        >
          <rect className="party-ground" width={width} height="14" />
          {lane.pieces.map(({ from, to, state }) => (
            <rect
              key={from}
              className={state === 'muted' ? 'lane-muted' : `lane-open ${device}`}
              x={x(from)}
              width={Math.max(1, x(to) - x(from))}
              height="14"
            />
          ))}
          {receipt.mediaEndedAt !== null && (
            <rect className="lane-end" x={x(receipt.mediaEndedAt)} width="2" height="14" />
          )}
        </svg>
      )}
      {lane.afterMediaMs !== null && lane.afterMediaMs >= 1_000 && (
        <p>{t('receipt.after', { duration: length(lane.afterMediaMs) })}</p>
      )}
    </div>
  );
};
