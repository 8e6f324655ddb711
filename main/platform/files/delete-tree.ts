// A whole tree deleted by descriptor, with no link followed and no other file system entered.
import type { BigIntStats } from 'node:fs';
import { step, type Walk } from './breathing-walk.ts';
import type { Disk } from './disk.ts';
import { type HeldFolder, holdEntry, look, type Name, namesIn } from './held-folder.ts';

/** Bytes that deleting would free, by the space that is taken on the disk (a block is 512 bytes: stat(2)). */
export interface Freed {
  bytes: number;
}

/** Deletes an entry and all below it; nothing where nothing is. Throws EXDEV rather than enter another file system. */
export const deleteTree = async (
  disk: Disk,
  folder: HeldFolder,
  name: Name,
  freed: Freed = { bytes: 0 },
): Promise<void> => {
  const there = look(folder, name);
  if (there !== null) await deleteEntry(disk, [folder, name], there, freed, { entries: 0 });
};

const deleteEntry = async (
  disk: Disk,
  [folder, name]: readonly [HeldFolder, Name],
  there: BigIntStats,
  freed: Freed,
  walk: Walk,
): Promise<void> => {
  await step(walk);
  const place = folder.entry(name);
  if (!there.isDirectory()) {
    disk.unlink(place);
    if (there.nlink === 1n) freed.bytes += Number(there.blocks) * 512;
    return;
  }
  const inner = holdEntry(folder, name);
  try {
    for (const each of namesIn(inner)) {
      const below = look(inner, each);
      if (below === null) continue;
      if (below.dev !== there.dev)
        throw Object.assign(new Error(`${inner.path}: something else is mounted in it`), {
          code: 'EXDEV',
        });
      await deleteEntry(disk, [inner, each], below, freed, walk);
    }
  } finally {
    inner.release();
  }
  disk.removeFolder(place);
  freed.bytes += Number(there.blocks) * 512;
};
