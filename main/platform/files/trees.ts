// Whole trees by descriptor: compared, weighed and deleted, with no link followed and no other file system entered.
import { closeSync, constants, openSync, readSync } from 'node:fs';
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
  walk: Walk = { entries: 0 },
): Promise<void> => {
  await step(walk);
  const there = look(folder, name);
  if (there === null) return;
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
      if (below !== null && below.dev !== there.dev)
        throw Object.assign(new Error(`${inner.path}: something else is mounted in it`), {
          code: 'EXDEV',
        });
      await deleteTree(disk, inner, each, freed, walk);
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
  walk: Walk = { entries: 0 },
): Promise<string | null> => {
  await step(walk);
  const a = look(one, oneName);
  const b = look(other, otherName);
  const here = oneName.toString();
  if (a === null || b === null) return a === b ? null : here;
  const isSame = a.mode === b.mode && a.uid === b.uid && a.gid === b.gid && a.mtimeNs === b.mtimeNs;
  if (!isSame) return here;
  if (a.isSymbolicLink())
    return linkTarget(one, oneName).equals(linkTarget(other, otherName)) ? null : here;
  if (a.isFile()) {
    if (a.size !== b.size) return here;
    return (await haveSameContent([one, oneName], [other, otherName])) ? null : here;
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

const haveSameContent = async (
  one: readonly [HeldFolder, Name],
  other: readonly [HeldFolder, Name],
): Promise<boolean> => {
  const a = openToRead(...one);
  try {
    const b = openToRead(...other);
    try {
      const bytesA = Buffer.allocUnsafe(bufferBytes);
      const bytesB = Buffer.allocUnsafe(bufferBytes);
      for (let pieces = 1; ; pieces += 1) {
        const countA = fill(a, bytesA);
        const countB = fill(b, bytesB);
        if (countA !== countB || bytesA.compare(bytesB, 0, countB, 0, countA) !== 0) return false;
        if (countA < bufferBytes) return true;
        if (pieces % 16 === 0) await breathe();
      }
    } finally {
      closeSync(b);
    }
  } finally {
    closeSync(a);
  }
};

const fill = (descriptor: number, bytes: Buffer): number => {
  let length = 0;
  while (length < bytes.length) {
    const count = readSync(descriptor, bytes, length, bytes.length - length, null);
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
