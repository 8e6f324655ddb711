// Every file that a run of this program reads as code of ours: whoever may write one of them says what root does.
import { lstatSync, readdirSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import type { Argv } from '../../../platform/command/index.ts';

/**
 * The runtime, with the archive that Electron reads beside it, and the script with every piece that the build laid
 * beside it. null where the script's folder cannot be listed: nobody can vouch for what is in it.
 */
export const filesOf = ([runtime, ...words]: Argv): readonly string[] | null => {
  const scripts = words.filter((word) => isAbsolute(word));
  try {
    return [runtime, ...archivesOf(runtime), ...scripts.flatMap(pieces)];
  } catch {
    return null;
  }
};

const pieces = (script: string): readonly string[] => {
  const folder = dirname(script);
  const beside = readdirSync(folder).filter((name) => /\.(?:mjs|cjs|js|json|node)$/.test(name));
  return [...new Set([script, ...beside.map((name) => join(folder, name))])];
};

/** Where electron-builder puts it: beside the program, and on macOS beside the folder of programs. */
const archivesOf = (runtime: string): readonly string[] =>
  ['resources', '../Resources']
    .map((folder) => join(dirname(runtime), folder, 'app.asar'))
    .filter((archive) => lstatSync(archive, { throwIfNoEntry: false }) !== undefined);
