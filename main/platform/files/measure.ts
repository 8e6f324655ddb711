// What a tree takes on its disk: no link followed, no other file system entered, hard links counted once.
import { setImmediate as breathe } from 'node:timers/promises';
import { type HeldFolder, holdEntry, look, namesIn } from './held-folder.ts';

export interface Measured {
  /** Space taken on the disk (a block is 512 bytes: stat(2)): what deleting it would free. */
  readonly bytes: number;
  /** Everything that is no folder. */
  readonly files: number;
  /** False where something may not be looked into: it is larger than this. */
  readonly complete: boolean;
}

/** So many entries between two breaths: the screens stay alive over a hundred thousand files. */
const entriesABreath = 500;

interface Walk {
  entries: number;
  bytes: number;
  files: number;
  complete: boolean;
  readonly device: bigint;
  /** Files with several names, by inode: counted at the first. */
  readonly linked: Set<bigint>;
}

/** null where nothing stands there. */
export const measureEntry = async (
  folder: HeldFolder,
  name: string | Buffer,
): Promise<Measured | null> => {
  const there = look(folder, name);
  if (there === null) return null;
  const walk: Walk = {
    entries: 0,
    bytes: 0,
    files: 0,
    complete: true,
    device: there.dev,
    linked: new Set(),
  };
  await measureInto(walk, folder, name);
  const { bytes, files, complete } = walk;
  return { bytes, files, complete };
};

const measureInto = async (
  walk: Walk,
  folder: HeldFolder,
  name: string | Buffer,
): Promise<void> => {
  walk.entries += 1;
  if (walk.entries % entriesABreath === 0) await breathe();
  const there = look(folder, name);
  if (there === null) return;
  if (there.dev !== walk.device) {
    walk.complete = false;
    return;
  }
  if (!there.isDirectory()) {
    walk.files += 1;
    if (there.nlink > 1n) {
      if (walk.linked.has(there.ino)) return;
      walk.linked.add(there.ino);
    }
    walk.bytes += Number(there.blocks) * 512;
    return;
  }
  walk.bytes += Number(there.blocks) * 512;
  let inner: HeldFolder;
  let names: Buffer[];
  try {
    inner = holdEntry(folder, name);
  } catch {
    // Not ours to look into, or exchanged meanwhile: counted as far as it can be.
    walk.complete = false;
    return;
  }
  try {
    names = namesIn(inner);
    for (const each of names) await measureInto(walk, inner, each);
  } catch {
    walk.complete = false;
  } finally {
    inner.release();
  }
};
