// The content of two files, side by side.
import { closeSync, constants, openSync, readSync } from 'node:fs';
import { setImmediate as breathe } from 'node:timers/promises';
import type { HeldFolder, Name } from './held-folder.ts';

/** Two for all of a tree: a pair for each file would be gigabytes of garbage. */
export type Buffers = readonly [Buffer, Buffer];

const bufferBytes = 256 * 1024;

export const newBuffers = (): Buffers => [
  Buffer.allocUnsafeSlow(bufferBytes),
  Buffer.allocUnsafeSlow(bufferBytes),
];

/** Of two regular files of `size` bytes, whatever has been put in their place meanwhile. */
export const haveSameContent = async (
  one: readonly [HeldFolder, Name],
  other: readonly [HeldFolder, Name],
  size: bigint,
  [bytesA, bytesB]: Buffers,
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
  return openSync(folder.entry(name), O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
};
