// Whether a published vulnerability touches an installation: says so only where the record and the version allow it.
import type { ClientId } from '../../../preload/contract/index.ts';
import {
  compareVersions,
  type Scheme,
  schemeOf,
  shortened,
  type Version,
} from '../versions/index.ts';
import { type InstalledVersion, installedVersion } from './installed-version.ts';
import type { Advisory, VersionBounds } from './schema.ts';
import type { Judged, PlatformName, Verdict } from './verdict.ts';

/** Pure and total: whatever the version's text, there is a verdict. */
export function judge(advisory: Advisory, installation: Judged, platform: PlatformName): Verdict {
  if (advisory.client !== installation.client) {
    return verdict('not-affected', 'The advisory is about another program.');
  }
  if (!advisory.platforms.includes(platform)) {
    return verdict('not-affected', `The advisory does not concern ${platformNames[platform]}.`);
  }
  const bounds = advisory.affected?.filter((entry) => entry.platforms?.includes(platform) ?? true);
  if (bounds === undefined) {
    return verdict('cannot-tell', 'The published record does not say which versions are affected.');
  }
  if (bounds.length === 0) {
    return verdict('not-affected', `The record names no versions for ${platformNames[platform]}.`);
  }
  const installed = installedVersion(installation);
  if (!installed.ok) return verdict('cannot-tell', installed.reason, latestFix(bounds));
  return judgeVersion(bounds, installed, advisory.client);
}

function judgeVersion(
  bounds: readonly VersionBounds[],
  installed: InstalledVersion,
  client: ClientId,
): Verdict {
  const scheme = schemeOf(client);
  const places = bounds.map((entry) => ({
    entry,
    where: placeIn(entry, installed.version, scheme),
  }));
  const at = (where: Where) => places.find((place) => place.where === where);

  const unclear = at('unclear');
  if (unclear !== undefined) {
    const reason = `${installed.text} does not say which build it is, and that decides it.`;
    return verdict('cannot-tell', reason, unclear.entry.fixed);
  }
  const inside = at('inside');
  if (inside !== undefined) {
    const { fixed } = inside.entry;
    if (installed.mayHoldFixes !== null) {
      return verdict('cannot-tell', installed.mayHoldFixes, fixed ?? null);
    }
    return verdict('affected', affectedSentence(installed.text, inside.entry), fixed ?? null);
  }
  const behind = places.findLast((place) => place.where === 'fixed');
  if (behind?.entry.fixed !== undefined) {
    const reason = `${installed.text} is not older than ${behind.entry.fixed}, which has the fix.`;
    return verdict('fixed', reason, behind.entry.fixed);
  }
  const later = places.findLast((place) => place.where === 'later');
  if (later !== undefined) {
    const reason = `${installed.text} is later than ${later.entry.lastAffected}, the last version that the record names.`;
    return verdict('not-affected', reason);
  }
  const first = places[0]?.entry.introduced ?? '';
  return verdict(
    'not-affected',
    `${installed.text} is older than ${first}, the first affected version.`,
  );
}

/** Where a version stands to one range: `later` than the last that is known to be affected, `unclear` without its build. */
type Where = 'before' | 'inside' | 'fixed' | 'later' | 'unclear';

function placeIn(bounds: VersionBounds, version: Version, scheme: Scheme): Where {
  const bound = (text: string | undefined) => (text === undefined ? null : scheme.parse(text));
  const introduced = bound(bounds.introduced);
  const fixed = bound(bounds.fixed);
  const last = bound(bounds.lastAffected);
  const tooShortFor = (edge: Version | null) =>
    scheme.buildsLeftOut && edge !== null && isBeginningOf(version, edge);
  if (tooShortFor(introduced) || tooShortFor(fixed ?? last)) return 'unclear';
  if (introduced !== null && compareVersions(version, introduced) < 0) return 'before';
  if (fixed !== null) return compareVersions(version, fixed) < 0 ? 'inside' : 'fixed';
  if (last === null) return 'unclear';
  // “Up to 5.5.4” means every build of 5.5.4.
  const comparable = shortened(version, last.numbers.length);
  return compareVersions(comparable, last) <= 0 ? 'inside' : 'later';
}

/** `5.17.5` of `5.17.5.2543`: the rest is not said, so it may stand on either side. */
const isBeginningOf = (version: Version, bound: Version): boolean =>
  version.numbers.length < bound.numbers.length &&
  version.numbers.every((number, index) => number === bound.numbers[index]) &&
  bound.numbers.slice(version.numbers.length).some((number) => number !== 0);

function affectedSentence(installed: string, { fixed, lastAffected }: VersionBounds): string {
  if (fixed !== undefined) return `${installed} is older than ${fixed}, which has the fix.`;
  return `${installed} is among the affected versions, up to ${lastAffected}.`;
}

const latestFix = (bounds: readonly VersionBounds[]): string | null =>
  bounds.findLast((entry) => entry.fixed !== undefined)?.fixed ?? null;

const verdict = (
  kind: Verdict['verdict'],
  reason: string,
  fixedVersion: string | null = null,
): Verdict => ({ verdict: kind, reason, fixedVersion });

const platformNames: Readonly<Record<PlatformName, string>> = {
  linux: 'Linux',
  darwin: 'macOS',
  win32: 'Windows',
};
