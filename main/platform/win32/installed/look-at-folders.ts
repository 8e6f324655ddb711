// Copies that no registry knows: a client's install path that stands here.
import { type Client, windowsFactsOf } from '../../../catalogue/index.ts';
import {
  expandEntry,
  type WindowsFolders,
  windowsKey,
} from '../../../catalogue/paths/windows-paths.ts';
import { expandStars, type PlaceSeen } from './expand-stars.ts';
import type { Found } from './found.ts';

/** Leaves out what stands inside a copy that is known already, or around it. `home` tells a person's from the machine's. */
export function lookAtFolders(
  clients: readonly Client[],
  folders: WindowsFolders,
  known: readonly Found[],
): readonly Found[] {
  const home = windowsKey(folders.get('USERPROFILE') ?? '');
  return clients.flatMap((client) => {
    const places = known.flatMap(({ installation }) =>
      installation.client === client.id ? (windowsKey(installation.path) ?? []) : [],
    );
    const seen = windowsFactsOf(client).installPaths.flatMap((entry) => {
      const place = expandEntry(entry, folders);
      return place === null ? [] : expandStars(place);
    });
    return withoutInner(seen)
      .filter(({ key }) => !places.some((place) => isWithin(key, place) || isWithin(place, key)))
      .map(({ path, key }) => {
        const installation = {
          client: client.id,
          source: 'folder',
          path,
          // Squirrel keeps each version in a folder that is named after it.
          version: /\\app-(\d[\w.+-]*)(?:\\|$)/i.exec(path)?.[1] ?? null,
          package: null,
          scope: home !== null && isWithin(key, home) ? 'user' : 'system',
        } as const;
        return { installation, sealed: null };
      });
  });
}

const isWithin = (inner: string, outer: string): boolean =>
  inner === outer || inner.startsWith(`${outer}/`);

/** A program inside a folder that is there too is the same copy. */
const withoutInner = (seen: readonly PlaceSeen[]): PlaceSeen[] => {
  const distinct = [...new Map(seen.map((one) => [one.key, one])).values()];
  return distinct.filter(
    ({ key }) => !distinct.some((other) => other.key !== key && isWithin(key, other.key)),
  );
};
