// A version as values that have an order, and that order.

/** What comes before a release: `beta`, `1`. Numbers come before words, as in Semantic Versioning 2.0.0, item 11. */
export type Stage = readonly (number | string)[];

export interface Version {
  /** `5.17.5.2543` as numbers; never empty. */
  readonly numbers: readonly number[];
  /** null: a release, which comes after all of its stages. */
  readonly stage: Stage | null;
}

/** Negative: `a` is older. A part that is not there counts as 0: 78 and 78.0.0 are the same version. */
export function compareVersions(a: Version, b: Version): number {
  const length = Math.max(a.numbers.length, b.numbers.length);
  for (let index = 0; index < length; index++) {
    const difference = (a.numbers[index] ?? 0) - (b.numbers[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return compareStages(a.stage, b.stage);
}

/** No more than the first `count` numbers: what `5.5.4.13142` is to somebody who speaks of `5.5.4`. */
export const shortened = (version: Version, count: number): Version =>
  version.numbers.length <= count
    ? version
    : { numbers: version.numbers.slice(0, count), stage: version.stage };

function compareStages(a: Stage | null, b: Stage | null): number {
  if (a === null || b === null) return (a === null ? 1 : 0) - (b === null ? 1 : 0);
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const difference = compareIdentifiers(a[index] ?? 0, b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function compareIdentifiers(a: number | string, b: number | string): number {
  if (typeof a === 'number') return typeof b === 'number' ? a - b : -1;
  if (typeof b === 'number') return 1;
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
