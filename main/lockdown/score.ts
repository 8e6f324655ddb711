// How much of what we know to look for is well: no secret formula, and no fix ever lowers it. Described in SECURITY.md.
import type { Score, Severity } from '../../preload/contract/index.ts';

/** A critical thing outweighs a handful of middling ones. */
const weights: Readonly<Record<Severity, number>> = { low: 1, medium: 3, high: 7, critical: 15 };

export interface Weighed {
  readonly severity: Severity;
  /** Whether anything about it is left for the person or for us to do. */
  readonly open: boolean;
}

/**
 * The share, by weight, of checks that leave nothing to do. A check that does not apply here counts as well, so that
 * the total stays the same whatever a fix takes away; rounded down, so that 100 means that nothing is left.
 */
export function scoreOf(checks: readonly Weighed[]): Score {
  let totalWeight = 0;
  let openWeight = 0;
  for (const { severity, open } of checks) {
    totalWeight += weights[severity];
    if (open) openWeight += weights[severity];
  }
  const passedWeight = totalWeight - openWeight;
  const value = totalWeight === 0 ? 100 : Math.floor((100 * passedWeight) / totalWeight);
  return { value, passedWeight, totalWeight };
}
