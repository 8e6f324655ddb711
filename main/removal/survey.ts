// All of a client that is on a machine, sorted by whose it is.
import type { Remnant, Survey } from '../../preload/contract/index.ts';
import { extensionRelics } from './families/extensions.ts';
import { fileRelics } from './families/files.ts';
import { firewallRelics } from './families/firewall.ts';
import { guessRelics } from './families/guesses.ts';
import { handlerRelics } from './families/handlers.ts';
import { keyringRelics } from './families/keyring.ts';
import { jobRelics, macRelics } from './families/mac.ts';
import { packageRelics, programRelics } from './families/packages.ts';
import { processRelics } from './families/processes.ts';
import { repositoryRelics } from './families/repositories.ts';
import { serviceRelics } from './families/services.ts';
import { starterRelics } from './families/starters.ts';
import { windowsRelics } from './families/windows.ts';
import { backgroundRelics } from './families/windows-background.ts';
import { otherPeopleRelics } from './families/windows-people.ts';
import type { Relic } from './relic.ts';
import type { RemovalSight } from './sight.ts';

/** What something takes with everything below it. */
export interface Weight {
  readonly bytes: number;
  readonly files: number;
}

/** In the order in which they would go. Pure. */
export const relicsOf = (sight: RemovalSight): readonly Relic[] =>
  withoutDoubles([
    ...processRelics(sight),
    ...serviceRelics(sight),
    ...backgroundRelics(sight),
    ...jobRelics(sight),
    ...packageRelics(sight),
    ...programRelics(sight),
    ...macRelics(sight),
    ...starterRelics(sight),
    ...fileRelics(sight),
    ...windowsRelics(sight),
    ...otherPeopleRelics(sight),
    ...handlerRelics(sight),
    ...repositoryRelics(sight),
    ...keyringRelics(sight),
    ...extensionRelics(sight),
    ...firewallRelics(sight),
    ...guessRelics(sight),
  ]);

/** `weights` by path; what was not weighed has no size. */
export const surveyOf = (
  sight: RemovalSight,
  relics: readonly Relic[],
  weights: ReadonlyMap<string, Weight>,
): Survey => ({
  schemaVersion: 1,
  takenAt: new Date(sight.nowMs).toISOString(),
  scope: sight.live === null ? 'tree' : 'live',
  client: sight.client.id,
  name: sight.client.shortName,
  installations: [...sight.installations],
  remnants: relics.map((relic) => weighed(relic, weights)),
  problems: [...sight.problems],
});

const weighed = ({ remnant, entry }: Relic, weights: ReadonlyMap<string, Weight>): Remnant => {
  const weight = entry === null || isShared(remnant) ? undefined : weights.get(entry.path);
  return weight === undefined ? remnant : { ...remnant, ...weight };
};

/** A list of repositories does not go: only a line in it does. */
const isShared = ({ way, kind }: Remnant): boolean =>
  way === 'reset' || (kind === 'repository' && way === 'keep');

/** A thing is told once. What goes as a whole stands for everything below it; what stays stands for itself alone. */
const withoutDoubles = (relics: readonly Relic[]): readonly Relic[] => {
  const ids = new Set<string>();
  const told = new Set<string>();
  const going = new Set<string>();
  return relics.filter(({ remnant: { id, kind, chosen }, entry }) => {
    if (ids.has(id)) return false;
    ids.add(id);
    if (entry === null || kind === 'repository') return true;
    if (told.has(entry.path) || isBelowAny(going, entry.path)) return false;
    told.add(entry.path);
    if (chosen) going.add(entry.path);
    return true;
  });
};

const isBelowAny = (paths: ReadonlySet<string>, path: string): boolean => {
  for (let end = path.length - 1; end > 0; end -= 1)
    if ((path[end] === '/' || path[end] === '\\') && paths.has(path.slice(0, end))) return true;
  return false;
};
