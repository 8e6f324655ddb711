// Pure: the past in stretches, so that neither the guard nor the window ever has more than one to read at a time.
import type { History } from '../../../preload/contract/index.ts';
import type { Range } from './lanes.ts';

/** Some hundred captures of a busy person: a few milliseconds of work for either side. */
const stretchMs = 3 * 86_400_000;

/** Three days, by their number since 1970. */
export type Stretch = number;

export const rangeOf = (stretch: Stretch): Range => ({
  fromMs: stretch * stretchMs,
  toMs: (stretch + 1) * stretchMs - 1,
});

/** The stretches that touch a range and have begun, the newest first. */
export const stretchesOf = ({ fromMs, toMs }: Range, nowMs: number): readonly Stretch[] => {
  const last = Math.floor(Math.min(toMs, nowMs) / stretchMs);
  const first = Math.max(0, Math.floor(fromMs / stretchMs));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => last - index);
};

export type Past = Pick<History, 'captures' | 'meetings' | 'alerts'>;

export interface Piece extends Past {
  /** When it was asked for: a stretch that was over by then does not change any more. */
  readonly askedMs: number;
  /** What had entered the history by then (the store's `revision`). */
  readonly revision: number;
}

/** Whether a stretch has to be asked for, for the first time or again. */
export const isStale = (stretch: Stretch, piece: Piece | undefined, revision: number): boolean =>
  piece === undefined || (piece.revision !== revision && piece.askedMs <= rangeOf(stretch).toMs);

/** Stretches as one history: what reaches into several is told as the newest of them has it. */
export const joined = (
  pieces: ReadonlyMap<Stretch, Piece>,
  stretches: readonly Stretch[],
): Past => {
  const oldestFirst = stretches.toReversed().flatMap((stretch) => pieces.get(stretch) ?? []);
  return {
    captures: newest(oldestFirst.flatMap(({ captures }) => captures)),
    meetings: newest(oldestFirst.flatMap(({ meetings }) => meetings)),
    alerts: newest(oldestFirst.flatMap(({ alerts }) => alerts)),
  };
};

const newest = <T extends { readonly id: string; readonly at?: string }>(
  list: readonly T[],
): T[] => [
  // The same alert may be raised again at another time.
  ...new Map(list.map((each) => [`${each.id} ${each.at ?? ''}`, each])).values(),
];
