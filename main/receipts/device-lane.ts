// What a meeting did with one kind of device: when it was open, when muted, and how long it stayed open too long.
import type { Capture, DeviceLane, ReceiptPiece } from '../../preload/contract/index.ts';
import type { MuteChange } from '../store/index.ts';

/** Epoch milliseconds; `endMs` belongs to it no more. */
interface Span {
  readonly startMs: number;
  readonly endMs: number;
  readonly state: ReceiptPiece['state'];
}

export interface LaneQuestion {
  /** Of one kind of device. */
  readonly captures: readonly Capture[];
  readonly mutes: readonly MuteChange[];
  /** The meeting's own times, epoch milliseconds. */
  readonly startMs: number;
  readonly endMs: number;
  readonly mediaEndedMs: number | null;
}

export const deviceLane = (question: LaneQuestion): DeviceLane => {
  const { captures, mediaEndedMs } = question;
  const pieces = merged(captures.flatMap((capture) => spansOf(capture, question)));
  const lastEndMs = pieces.at(-1)?.endMs ?? null;
  const lengthOf = (state: Span['state'] | null): number =>
    pieces
      .filter((piece) => state === null || piece.state === state)
      .reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
  return {
    devices: [...new Set(captures.map(({ deviceName }) => deviceName))],
    pieces: pieces.map(({ startMs, endMs, state }) => ({
      from: new Date(startMs).toISOString(),
      to: new Date(endMs).toISOString(),
      state,
    })),
    heldMs: lengthOf(null),
    mutedMs: lengthOf('unknown') > 0 ? null : lengthOf('muted'),
    afterMediaMs:
      mediaEndedMs === null ? null : Math.max(0, (lastEndMs ?? mediaEndedMs) - mediaEndedMs),
  };
};

/** One capture, cut where it was muted and opened again, and at the meeting's ends. */
const spansOf = (capture: Capture, { mutes, startMs, endMs }: LaneQuestion): readonly Span[] => {
  const from = Math.max(startMs, Date.parse(capture.startedAt));
  const to = Math.min(endMs, capture.endedAt === null ? endMs : Date.parse(capture.endedAt));
  const changes = mutes.filter((mute) => mute.capture === capture.id);
  const cuts = [
    from,
    ...changes.map(({ atMs }) => atMs).filter((at) => at > from && at < to),
    to,
  ].sort((a, b) => a - b);
  return cuts.slice(0, -1).flatMap((cut, at): readonly Span[] => {
    const end = cuts[at + 1] ?? to;
    if (end <= cut) return [];
    const muted = changes.findLast(({ atMs }) => atMs <= cut)?.muted ?? changes[0]?.muted;
    return [{ startMs: cut, endMs: end, state: stateOf(muted) }];
  });
};

const stateOf = (muted: boolean | undefined): Span['state'] =>
  muted === undefined ? 'unknown' : muted ? 'muted' : 'open';

/** Several microphones at once are one: open where any of them is, muted only where all are. */
const merged = (spans: readonly Span[]): readonly Span[] => {
  const cuts = [...new Set(spans.flatMap(({ startMs, endMs }) => [startMs, endMs]))].sort(
    (a, b) => a - b,
  );
  const pieces: Span[] = [];
  for (const [at, startMs] of cuts.entries()) {
    const endMs = cuts[at + 1];
    if (endMs === undefined) break;
    const states = new Set(
      spans.filter((span) => span.startMs <= startMs && span.endMs >= endMs).map((s) => s.state),
    );
    if (states.size === 0) continue;
    const state = states.has('open') ? 'open' : states.has('unknown') ? 'unknown' : 'muted';
    const last = pieces.at(-1);
    if (last?.endMs === startMs && last.state === state)
      pieces[pieces.length - 1] = { ...last, endMs };
    else pieces.push({ startMs, endMs, state });
  }
  return pieces;
};
