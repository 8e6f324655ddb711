// What stands at a path itself, a link not followed: for those who want to act on this very entry.
import { type BigIntStats, lstatSync, readlinkSync } from 'node:fs';
import { posix } from 'node:path';
import type { Tree } from './tree.ts';

export interface EntryFacts {
  /** The place on this disk, without links before its last part. */
  readonly place: string;
  readonly stat: BigIntStats;
  /** readlink(2); null for what is no link. */
  readonly target: string | null;
}

/** null where nothing is there, or it may not be looked at. `path` is absolute, as seen inside the tree. */
export const entryFacts = (tree: Tree, path: string): EntryFacts | null => {
  const parent = tree.resolve(posix.dirname(path));
  const name = posix.basename(path);
  if (parent === null || name === '' || name === '..') return null;
  const root = tree.root === '/' ? '' : tree.root;
  const place = `${root}${parent === '/' ? '' : parent}/${name}`;
  try {
    const stat = lstatSync(place, { bigint: true });
    return { place, stat, target: stat.isSymbolicLink() ? readlinkSync(place) : null };
  } catch {
    return null;
  }
};
