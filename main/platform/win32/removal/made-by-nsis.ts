// Whether an uninstaller was made by NSIS: its archive begins with a mark (NSIS, Source/exehead/fileform.h).
import { closeSync, openSync, readSync } from 'node:fs';

const mark = Buffer.concat([
  Buffer.from([0xef, 0xbe, 0xad, 0xde]),
  Buffer.from('NullsoftInst', 'latin1'),
]);
/** The mark follows the program's own code, at a multiple of 512 bytes. */
const mostBytes = 2 * 1024 * 1024;

export function isMadeByNsis(path: string): boolean {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, 'r');
    const bytes = Buffer.alloc(mostBytes);
    return bytes.subarray(0, readSync(descriptor, bytes)).includes(mark);
  } catch {
    // Not there, or not to be read: nothing says that it is.
    return false;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
