// Whole trees by descriptor: compared, weighed and deleted, with no link followed and no other file system entered.
import { type BigIntStats, closeSync, constants, openSync, readSync } from 'node:fs';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Disk } from './disk.ts';
import { type HeldFolder, holdEntry, linkTarget, look, namesIn } from './held-folder.ts';

type Name = string | Buffer;

/** So many entries between two breaths: the screens stay alive while a hundred thousand files go. */
const entriesABreath = 500;
const bufferBytes = 256 * 1024;

/** Bytes that deleting would free, by the space that is taken on the disk (a block is 512 bytes: stat(2)). */
export interface Freed {
  bytes: number;
}

interface Walk {
  entries: number;
}

/** Two files side by side, in two buffers for all of a tree: a pair for each file would be gigabytes of garbage. */
interface Comparison extends Walk {
  readonly buffers: readonly [Buffer, Buffer];
}

const newComparison = (): Comparison => ({
  entries: 0,
  buffers: [Buffer.allocUnsafeSlow(bufferBytes), Buffer.allocUnsafeSlow(bufferBytes)],
});

const step = async (walk: Walk): Promise<void> => {
  walk.entries += 1;
  if (walk.entries % entriesABreath === 0) await breathe();
};

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
  const place = typeof name === 'string' ? folder.entry(name) : folder.entry(name);
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

/**
 * The first difference between two trees as a path below them, or null where they are the same: kinds, content,
 * links, owners, modes and times of modification.
 */
export const differenceOf = async (
  [one, oneName]: readonly [HeldFolder, Name],
  [other, otherName]: readonly [HeldFolder, Name],
  walk: Comparison = newComparison(),
): Promise<string | null> => {
  await step(walk);
  const a = look(one, oneName);
  const b = look(other, otherName);
  const here = oneName.toString();
  if (a === null || b === null) return a === b ? null : here;
  const isAlike = a.mode === b.mode && a.uid === b.uid && a.gid === b.gid && isSameTime(a, b);
  if (!isAlike) return here;
  if (a.isSymbolicLink())
    return linkTarget(one, oneName).equals(linkTarget(other, otherName)) ? null : here;
  if (a.isFile()) {
    if (a.size !== b.size) return here;
    const isSame = await haveSameContent([one, oneName], [other, otherName], a.size, walk.buffers);
    return isSame ? null : here;
  }
  if (!a.isDirectory()) return null;
  const inOne = holdEntry(one, oneName);
  try {
    const inOther = holdEntry(other, otherName);
    try {
      const names = namesIn(inOne);
      if (names.length !== namesIn(inOther).length) return here;
      for (const each of names) {
        const found = await differenceOf([inOne, each], [inOther, each], walk);
        if (found !== null) return `${here}/${found}`;
      }
      return null;
    } finally {
      inOther.release();
    }
  } finally {
    inOne.release();
  }
};

/** Node sets times as floating-point seconds, and on Windows nobody else sets those of a folder. */
const isSameTime = (a: BigIntStats, b: BigIntStats): boolean => {
  const apart = a.mtimeNs - b.mtimeNs;
  return apart === 0n || (isWindows && a.isDirectory() && apart > -1000n && apart < 1000n);
};

const isWindows = process.platform === 'win32';

const haveSameContent = async (
  one: readonly [HeldFolder, Name],
  other: readonly [HeldFolder, Name],
  size: bigint,
  [bytesA, bytesB]: Comparison['buffers'],
): Promise<boolean> => {
  const a = openToRead(...one);
  try {
    const b = openToRead(...other);
    try {
      let left = size;
      for (let pieces = 1; left > 0n; pieces += 1) {
        const wanted = Number(left < BigInt(bufferBytes) ? left : bufferBytes);
        const isShort = fill(a, bytesA, wanted) < wanted || fill(b, bytesB, wanted) < wanted;
        if (isShort || bytesA.compare(bytesB, 0, wanted, 0, wanted) !== 0) return false;
        left -= BigInt(wanted);
        if (pieces % 16 === 0) await breathe();
      }
      return true;
    } finally {
      closeSync(b);
    }
  } finally {
    closeSync(a);
  }
};

const fill = (descriptor: number, bytes: Buffer, wanted: number): number => {
  let length = 0;
  while (length < wanted) {
    const count = readSync(descriptor, bytes, length, wanted - length, null);
    if (count === 0) break;
    length += count;
  }
  return length;
};

/** A regular file, never a device, pipe or link, whatever has been put there meanwhile. */
const openToRead = (folder: HeldFolder, name: Name): number => {
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
  const place = typeof name === 'string' ? folder.entry(name) : folder.entry(name);
  return openSync(place, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
};
