// What stands at a path, in the port's words.
import type { EntryFacts } from '../files/entry-facts.ts';
import type { EntrySeen } from '../port/index.ts';

export const entrySeen = (shown: string, { place, stat, target }: EntryFacts): EntrySeen => ({
  path: place,
  shown,
  kind: kindOf(stat),
  mode: Number(stat.mode & 0o7777n),
  uid: Number(stat.uid),
  gid: Number(stat.gid),
  bytes: Number(stat.size),
  device: stat.dev,
  inode: stat.ino,
  target,
});

const kindOf = (stat: EntryFacts['stat']): EntrySeen['kind'] => {
  if (stat.isFile()) return 'file';
  if (stat.isDirectory()) return 'folder';
  return stat.isSymbolicLink() ? 'link' : 'other';
};
