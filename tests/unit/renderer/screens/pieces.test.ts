import { describe, expect, it } from 'vitest';
import {
  isStale,
  joined,
  type Piece,
  rangeOf,
  stretchesOf,
} from '../../../../renderer/screens/timeline/pieces.ts';
import { capture } from '../samples.ts';

const dayMs = 86_400_000;
const now = Date.parse('2026-11-25T12:00:00Z');
const [current = 0] = stretchesOf({ fromMs: now, toMs: now }, now);
const piece = (change: Partial<Piece> = {}): Piece => ({
  captures: [],
  meetings: [],
  alerts: [],
  askedMs: now,
  revision: 1,
  ...change,
});

describe('the past in stretches', () => {
  it('asks for the stretches that are seen and have begun, the newest first, without a gap', () => {
    const stretches = stretchesOf({ fromMs: now - 90 * dayMs, toMs: now + 30 * dayMs }, now);
    expect(stretches[0]).toBe(current);
    for (const [index, stretch] of stretches.slice(1).entries())
      expect(rangeOf(stretch).toMs + 1).toBe(rangeOf(stretches[index]!).fromMs);
    expect(rangeOf(stretches.at(-1)!).fromMs).toBeLessThanOrEqual(now - 90 * dayMs);
    expect(stretchesOf({ fromMs: now + 30 * dayMs, toMs: now + 31 * dayMs }, now)).toEqual([]);
  });
  it('asks again for what may have grown, and never for a stretch that was over', () => {
    expect(isStale(current, undefined, 1)).toBe(true);
    expect(isStale(current, piece(), 1)).toBe(false);
    expect(isStale(current, piece(), 2)).toBe(true);
    expect(isStale(current - 1, piece(), 2)).toBe(false);
    const askedWhileItRan = piece({ askedMs: rangeOf(current - 1).toMs - 1 });
    expect(isStale(current - 1, askedWhileItRan, 2)).toBe(true);
  });
  it('what reaches into two stretches is told once, as the newer one has it', () => {
    const ended = capture({ endedAt: '2026-11-24T11:00:00.000Z' });
    const pieces = new Map([
      [current, piece({ captures: [ended] })],
      [current - 1, piece({ captures: [capture()] })],
    ]);
    expect(joined(pieces, [current, current - 1]).captures).toEqual([ended]);
  });
});
