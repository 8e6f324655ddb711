// Whether a file is still the one that was looked at: its signature is checked once, its processes start any time later.
import { lstatSync } from 'node:fs';

/** Opaque; null where there is no such file. */
export type FileStamp = string | null;

/** Its number on the disk, its size, and when its content and its entry were changed last. */
export function stampOf(path: string): FileStamp {
  try {
    const there = lstatSync(path, { bigint: true });
    return there.isFile()
      ? `${there.dev} ${there.ino} ${there.size} ${there.mtimeNs} ${there.ctimeNs}`
      : null;
  } catch {
    return null;
  }
}

export const isUnchanged = (path: string, stamp: FileStamp): boolean =>
  stamp !== null && stampOf(path) === stamp;
