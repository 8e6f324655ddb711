// A manual step that a person has ticked: believed for a while, then asked again.
import type { Sight } from './sight.ts';

/** Accounts and vendors change; what was set a season ago may not be so any more. */
const believedMs = 90 * 24 * 60 * 60 * 1000;

/** Until when the tick holds (epoch milliseconds); null where there is none, or it has run out. */
export function tickedUntil(sight: Sight, finding: string): number | null {
  const tickedMs = sight.ticks.get(finding);
  if (tickedMs === undefined) return null;
  const untilMs = tickedMs + believedMs;
  return untilMs > sight.nowMs ? untilMs : null;
}
