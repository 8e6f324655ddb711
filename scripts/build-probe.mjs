// Builds the native probe for Linux where a C compiler is; where there is none, says so in one sentence.
import { spawnSync } from 'node:child_process';
import {
  accessSync,
  constants,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const probes = join(import.meta.dirname, '..', 'native-probes');
const program = join(probes, 'linux', 'build', 'callwarden-probe');

/** What every build of the probe is made with; the sources use what Linux has beyond POSIX. */
export const compilerFlags = ['-std=gnu11', '-D_GNU_SOURCE', '-O2', '-Wall', '-Wextra', '-Werror'];

/**
 * Builds the probe unless it is newer than its sources. A test builds it elsewhere (`output`), with flags of its own.
 *
 * @param {{ output?: string, flags?: readonly string[] }} [options]
 * @returns {Promise<{ built: boolean, message: string }>} `built`: the program is there and up to date.
 */
export async function buildProbe({ output = program, flags = compilerFlags } = {}) {
  if (process.platform !== 'linux') {
    return { built: false, message: 'The native probe for Linux is built on Linux only.' };
  }
  const files = probeSources('linux');
  if (isNewer(output, [...files, import.meta.filename])) {
    return { built: true, message: 'The native probe is up to date.' };
  }
  const compiler = findCompiler();
  if (compiler === null) {
    return {
      built: false,
      message:
        'No C compiler (cc, gcc or clang) was found, so the native probe was not built and Callwarden will poll instead.',
    };
  }
  mkdirSync(join(output, '..'), { recursive: true });
  // Linked beside its place and then moved there: a probe that runs keeps its program, and nobody meets half of one.
  const unfinished = `${output}.${process.pid}`;
  const code = files.filter((name) => name.endsWith('.c'));
  const { status, stderr, error } = spawnSync(
    compiler,
    [...flags, '-I', join(probes, 'shared'), '-o', unfinished, ...code],
    { encoding: 'utf8' },
  );
  if (status !== 0) {
    rmSync(unfinished, { force: true });
    const cause = (error?.message ?? stderr.trim()) || `it ended with ${status}`;
    return {
      built: false,
      message: `The native probe could not be built with ${compiler}: ${cause}`,
    };
  }
  renameSync(unfinished, output);
  return { built: true, message: `Built the native probe with ${compiler}.` };
}

/**
 * The C files of one platform's probe, and those that all platforms share.
 *
 * @param {string} platform
 * @returns {string[]}
 */
export function probeSources(platform) {
  return [platform, 'shared'].flatMap((folder) =>
    readdirSync(join(probes, folder))
      .filter((name) => /\.[ch]$/.test(name))
      .map((name) => join(probes, folder, name)),
  );
}

/** @param {string} output @param {readonly string[]} inputs */
export function isNewer(output, inputs) {
  const built = statSync(output, { throwIfNoEntry: false })?.mtimeMs;
  return built !== undefined && inputs.every((input) => statSync(input).mtimeMs < built);
}

function findCompiler() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  for (const name of ['cc', 'gcc', 'clang']) {
    const found = folders.map((folder) => join(folder, name)).find(isProgram);
    if (found !== undefined) return found;
  }
  return null;
}

/** @param {string} file */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  console.log((await buildProbe()).message);
}
