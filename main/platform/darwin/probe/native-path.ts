// Where the probe's program for macOS stands, if it was built.
import { closeSync, openSync, readSync } from 'node:fs';
import path from 'node:path';

const program = path.join('native-probes', 'darwin', 'build', 'callwarden-probe');

/**
 * The program, or null. `CALLWARDEN_PROBE` names another one, or says `none`; otherwise it is looked for from this
 * file's folder upwards, as source, bundle and packaged app all keep it.
 */
export function nativeProbePath(
  start: string = import.meta.dirname,
  override: string | undefined = process.env.CALLWARDEN_PROBE,
): string | null {
  if (override === 'none') return null;
  if (override !== undefined && override !== '') {
    const named = path.resolve(override);
    return isProgram(named) ? named : null;
  }
  for (let folder = path.resolve(start); ; folder = path.dirname(folder)) {
    // A packaged app can read files inside its archive, but run only those beside it.
    const found = path.join(folder, program).replace(/(^|\/)app\.asar\//, '$1app.asar.unpacked/');
    if (isProgram(found)) return found;
    if (folder === path.dirname(folder)) return null;
  }
}

/** Mach-O for one kind of processor, or for several at once (<mach-o/loader.h>, <mach-o/fat.h>). */
const beginnings = ['cffaedfe', 'cafebabe'];

function isProgram(file: string): boolean {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, 'r');
    const head = Buffer.alloc(4);
    return readSync(descriptor, head) === 4 && beginnings.includes(head.toString('hex'));
  } catch {
    return false;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
