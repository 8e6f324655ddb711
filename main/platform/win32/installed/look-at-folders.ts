// Copies that no registry knows: a client's install path that stands here.
import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Client, windowsFactsOf } from '../../../catalogue/index.ts';
import {
  expandEntry,
  foldCase,
  type WindowsFolders,
  windowsKey,
} from '../../../catalogue/windows-paths.ts';
import type { Found } from './found.ts';

const mostEntries = 5_000;

interface Seen {
  readonly path: string;
  readonly key: string;
  readonly kind: 'file' | 'folder';
}

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

/** A star stands for any part of one name. Links and junctions are not followed, wherever they stand in the path. */
function expandStars(pattern: string): Seen[] {
  const [drive, ...parts] = pattern.split('\\');
  let places = [`${drive}\\`];
  for (const part of parts) {
    places = places.flatMap((place) => {
      if (!part.includes('*')) return [join(place, part)];
      const literals = part
        .split('*')
        .map((text) => foldCase(text).replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
      const name = new RegExp(`^${literals.join('.*')}$`, 's');
      return namesIn(place)
        .filter((entry) => name.test(foldCase(entry)))
        .map((entry) => join(place, entry));
    });
    places = places.filter((place) => kindOf(place) !== null);
  }
  return places.flatMap((path) => {
    const kind = kindOf(path);
    const key = windowsKey(path);
    return kind === null || key === null ? [] : [{ path, key, kind }];
  });
}

function kindOf(path: string): 'file' | 'folder' | null {
  try {
    const there = lstatSync(path);
    if (there.isFile()) return 'file';
    return there.isDirectory() ? 'folder' : null;
  } catch {
    // Not there, or not to be looked at: in both cases nothing can be said to stand here.
    return null;
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).slice(0, mostEntries);
  } catch {
    return [];
  }
}

const isWithin = (inner: string, outer: string): boolean =>
  inner === outer || inner.startsWith(`${outer}/`);

/** A program inside a folder that is there too is the same copy. */
const withoutInner = (seen: readonly Seen[]): Seen[] => {
  const distinct = [...new Map(seen.map((one) => [one.key, one])).values()];
  return distinct.filter(
    ({ key }) => !distinct.some((other) => other.key !== key && isWithin(key, other.key)),
  );
};
