// Which of the catalogue's paths are there, below a root and a home.
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Paths } from '../../port/index.ts';

/** Looks with lstat: a dangling link that starts something at login is there too. Gives the entries as they were. */
export const existing = async (
  entries: readonly string[],
  { root, home }: Paths,
): Promise<readonly string[]> => {
  const found = await Promise.all(entries.map((entry) => isThere(placeOf(entry, root, home))));
  return entries.filter((_, at) => found[at]);
};

const placeOf = (entry: string, root: string, home: string): string | null => {
  if (entry.split('/').includes('..')) return null;
  if (entry.startsWith('~/')) return join(home, entry.slice(2));
  return entry.startsWith('/') ? join(root, entry) : null;
};

const isThere = async (place: string | null): Promise<boolean> => {
  if (place === null) return false;
  try {
    await lstat(place);
    return true;
  } catch {
    return false;
  }
};
