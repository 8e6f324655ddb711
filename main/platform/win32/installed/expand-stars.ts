// A path with stars in it, as what stands there.
import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { windowsKey } from '../../../catalogue/paths/windows-paths.ts';
import { nameLike } from '../name-like.ts';

const mostEntries = 5_000;

export interface PlaceSeen {
  readonly path: string;
  readonly key: string;
  readonly kind: 'file' | 'folder';
}

/** A star stands for any part of one name. Links and junctions are not followed, wherever they stand in the path. */
export function expandStars(pattern: string): PlaceSeen[] {
  const [drive, ...parts] = pattern.split('\\');
  let places = [`${drive}\\`];
  for (const part of parts) {
    places = places.flatMap((place) => {
      if (!part.includes('*')) return [join(place, part)];
      return namesIn(place)
        .filter(nameLike(part))
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
