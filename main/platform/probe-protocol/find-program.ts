// Where a native program stands, if it is there.
import { closeSync, openSync, readSync } from 'node:fs';
import path from 'node:path';

/**
 * The program, or null. `named` is a path that a person gave, or `none`; without one `program` (below
 * `native-probes/`) is looked for from the folder `start` upwards, as source, bundle and packaged app all keep it.
 */
export function findProgram(
  program: string,
  named: string | undefined,
  start: string,
  isProgram: (file: string) => boolean,
): string | null {
  if (named === 'none') return null;
  if (named !== undefined && named !== '') {
    const file = path.resolve(named);
    return isProgram(file) ? file : null;
  }
  for (let folder = path.resolve(start); ; folder = path.dirname(folder)) {
    const found = unpacked(path.join(folder, 'native-probes', program));
    if (isProgram(found)) return found;
    if (folder === path.dirname(folder)) return null;
  }
}

/** A packaged app can read files inside its archive, but run only those beside it. */
const unpacked = (file: string): string =>
  file.replace(/(^|[\\/])app\.asar([\\/])/, '$1app.asar.unpacked$2');

/** Whether a file begins with one of these bytes (hexadecimal, of the same length); false for what cannot be read. */
export function beginsWith(file: string, beginnings: readonly string[]): boolean {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, 'r');
    const head = Buffer.alloc((beginnings[0] ?? '').length / 2);
    return readSync(descriptor, head) === head.length && beginnings.includes(head.toString('hex'));
  } catch {
    // Not there, or not to be read: then it is no program for us either.
    return false;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
