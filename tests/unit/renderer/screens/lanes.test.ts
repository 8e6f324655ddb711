import { describe, expect, it } from 'vitest';
import {
  barAt,
  lanesOf,
  visibleBars,
  zoomed,
} from '../../../../renderer/screens/timeline/lanes.ts';
import { capture, zoom } from '../samples.ts';

const start = Date.parse('2026-11-24T10:00:00.000Z');

describe('the lanes of the timeline', () => {
  const [lane] = lanesOf({ captures: [capture()], meetings: [], alerts: [] }, [zoom]);
  it('an open capture lasts until now', () => {
    const range = { fromMs: start - 1000, toMs: start + 10_000 };
    expect(visibleBars(lane?.microphone ?? [], range, start + 5000, 1)).toEqual([
      { fromMs: start, toMs: start + 5000 },
    ]);
    expect(barAt(lane?.microphone ?? [], start + 4000, 0, start + 5000)?.of.id).toBe('a');
    expect(barAt(lane?.microphone ?? [], start + 6000, 0, start + 5000)).toBeNull();
  });
  it('ten thousand captures are few bars where they are closer than a pixel', () => {
    const captures = Array.from({ length: 10_000 }, (_, index) => ({
      ...capture(),
      id: String(index),
      startedAt: new Date(start + index * 60_000).toISOString(),
      endedAt: new Date(start + index * 60_000 + 30_000).toISOString(),
    }));
    const [many] = lanesOf({ captures, meetings: [], alerts: [] }, [zoom]);
    const bars = visibleBars(
      many?.microphone ?? [],
      { fromMs: start, toMs: start + 10_000 * 60_000 },
      start + 1e9,
      600_000,
    );
    expect(bars.length).toBe(1);
  });
  it('zoom keeps the moment below the pointer', () => {
    const range = zoomed({ fromMs: 0, toMs: 4_000_000 }, 0.5, 1_000_000);
    expect((1_000_000 - range.fromMs) / (range.toMs - range.fromMs)).toBeCloseTo(0.25);
  });
});
