// What of a client stands in Windows' registry: exported into the journal, then taken out.
import { isLead, sourcesOf } from '../../catalogue/index.ts';
import { success } from '../../outcome.ts';
import type { RegistrySeen } from '../../platform/port/index.ts';
import { type Relic, relic } from '../relic.ts';
import type { RemovalSight } from '../sight.ts';

export function windowsRelics(sight: RemovalSight): readonly Relic[] {
  const { windows } = sight.inventory;
  if (windows === undefined) return [];
  // A service that still is one has a family of its own.
  const services = new Set(windows.services.map(({ key }) => fold(key.key)));
  return outermost(windows.leftovers)
    .filter(({ seen }) => !services.has(fold(seen.key)))
    .map(({ pattern, seen }) => leftoverRelic(sight, pattern, seen));
}

/** What goes as a whole takes along what is in it. */
const outermost = <T extends { readonly seen: RegistrySeen }>(all: readonly T[]): readonly T[] => {
  const whole = all.filter(({ seen }) => seen.value === null).map(({ seen }) => fold(seen.key));
  const told = new Set<string>();
  return all.filter(({ seen }) => {
    const key = fold(seen.key);
    const place = `${seen.view} ${key}#${fold(seen.value ?? '')}#${seen.value === null}`;
    if (told.has(place)) return false;
    told.add(place);
    return !whole.some(
      (outer) => key.startsWith(`${outer}\\`) || (seen.value !== null && key === outer),
    );
  });
};

/** A star beside letters is a likeness; one alone stands for a name that differs from machine to machine. */
const isLikeness = (pattern: string): boolean => /[^\\#]\*|\*[^\\#]/.test(pattern);

const fold = (key: string): string => key.toUpperCase();

function leftoverRelic(sight: RemovalSight, pattern: string, seen: RegistrySeen): Relic {
  const { client } = sight;
  const place = seen.value === null ? seen.key : `${seen.key}#${seen.value}`;
  const base = {
    kind: seen.value === null ? 'configuration' : 'autostart',
    name: seen.view === 32 ? `${place} (32)` : place,
    evidence: [
      {
        kind: 'statement',
        text: `${place} stands in the registry.`,
        place,
        line: null,
        excerpt: null,
      },
    ],
  } as const;
  const installed = sight.installations.some(({ package: name }) =>
    name === null ? false : fold(seen.key).endsWith(`\\UNINSTALL\\${fold(name)}`),
  );
  if (installed)
    return relic(sight, {
      ...base,
      belonging: 'client',
      sentence: `${place} is how Windows lists ${client.shortName} among its apps; its uninstaller takes it away.`,
      way: 'uninstall',
    });
  if (/\\Services\\[^\\]+$/i.test(seen.key))
    return relic(sight, {
      ...base,
      belonging: 'client',
      sentence: `${place} is a service of ${client.shortName}’s; where its uninstaller leaves it, delete it with “sc delete” as an administrator.`,
      way: 'by-hand',
    });
  const isUnproven = isLead(client, 'leftovers.win32', pattern);
  const isLike = isLikeness(pattern) && sourcesOf(client, 'leftovers.win32', pattern).length === 0;
  const isGuess = isUnproven || isLike;
  if (sight.uid !== 0 && seen.key.startsWith('HKU\\'))
    return relic(sight, {
      ...base,
      belonging: isGuess ? 'guess' : 'client',
      sentence: `${place} stands in another person’s part of the registry: only an administrator takes it away. Run Callwarden as one.`,
      way: 'by-hand',
    });
  return relic(sight, {
    ...base,
    belonging: isGuess ? 'guess' : 'client',
    sentence: isUnproven
      ? `${place} in the registry is said to be ${client.shortName}’s, but no source that can be opened says so.`
      : isLike
        ? `${place} in the registry is only called like ${client.shortName}.`
        : `${place} in the registry is known to be ${client.shortName}’s.`,
    way: 'quarantine',
    needsRoot: sight.uid !== 0 && seen.key.startsWith('HKLM'),
    plan: (desk) => {
      desk.setRegistry({
        step: `${client.id}:${base.kind}:${place}`,
        sentence: `Take ${place} out of the registry; all of it is kept first.`,
        seen,
        to: { kind: 'absent' },
        needsRoot: sight.uid !== 0 && seen.key.startsWith('HKLM'),
      });
      return success(undefined);
    },
  });
}
