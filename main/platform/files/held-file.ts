// A regular file read by descriptor: hashed in pieces, or whole where it is small enough.
import { createHash } from 'node:crypto';
import { type BigIntStats, closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import type { HeldFolder } from './held-folder.ts';

const pieceBytes = 256 * 1024;

/** Opens a regular file for reading; a link, device or pipe is refused (ELOOP, EINVAL). */
export const openFile = (folder: HeldFolder, name: string): number => {
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
  const descriptor = openSync(folder.entry(name), O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  if (fstatSync(descriptor).isFile()) return descriptor;
  closeSync(descriptor);
  throw Object.assign(new Error(`${folder.path}/${name}: not a regular file`), { code: 'EINVAL' });
};

export interface ReadFile {
  readonly there: BigIntStats;
  /** Lower-case hex. */
  readonly sha256: string;
}

/** Gives each piece to `take`, in order; the state is that after the last piece was read. */
export const readPieces = (descriptor: number, take?: (piece: Buffer) => void): ReadFile => {
  const hash = createHash('sha256');
  const piece = Buffer.allocUnsafe(pieceBytes);
  for (let position = 0; ; ) {
    const count = readSync(descriptor, piece, 0, piece.length, position);
    if (count === 0) break;
    position += count;
    hash.update(piece.subarray(0, count));
    take?.(piece.subarray(0, count));
  }
  return { there: fstatSync(descriptor, { bigint: true }), sha256: hash.digest('hex') };
};

export const hashFile = (folder: HeldFolder, name: string): ReadFile => {
  const descriptor = openFile(folder, name);
  try {
    return readPieces(descriptor);
  } finally {
    closeSync(descriptor);
  }
};

/** The first `most` bytes. */
export const readStart = (folder: HeldFolder, name: string, most: number): Buffer => {
  const descriptor = openFile(folder, name);
  try {
    const bytes = Buffer.alloc(Math.min(most, fstatSync(descriptor).size));
    let length = 0;
    while (length < bytes.length) {
      const count = readSync(descriptor, bytes, length, bytes.length - length, length);
      if (count === 0) break;
      length += count;
    }
    return bytes.subarray(0, length);
  } finally {
    closeSync(descriptor);
  }
};
