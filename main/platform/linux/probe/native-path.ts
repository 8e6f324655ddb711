// Where the native programs stand, if they are there.
import path from 'node:path';
import { isProgram } from './program-file.ts';

/** The native probe's program, or null. `CALLWARDEN_PROBE` names another one, or says `none`. */
export const nativeProbePath = (
  start: string = import.meta.dirname,
  override: string | undefined = process.env.CALLWARDEN_PROBE,
): string | null => nativeProgramPath('callwarden-probe', override, start);

/**
 * A native program, or null. `override` is a path that a person gave, or `none`; without one it is looked for from this
 * file's folder upwards, as source, bundle and packaged app all keep it.
 */
export function nativeProgramPath(
  name: string,
  override: string | undefined,
  start: string = import.meta.dirname,
): string | null {
  const program = path.join('native-probes', 'linux', 'build', name);
  if (override === 'none') return null;
  if (override !== undefined && override !== '') {
    const named = path.resolve(override);
    return isProgram(named) ? named : null;
  }
  for (let folder = path.resolve(start); ; folder = path.dirname(folder)) {
    const found = unpacked(path.join(folder, program));
    if (isProgram(found)) return found;
    if (folder === path.dirname(folder)) return null;
  }
}

/** A packaged app can read files inside its archive, but run only those beside it. */
const unpacked = (file: string) => file.replace(/(^|\/)app\.asar\//, '$1app.asar.unpacked/');
