// Builds the native programs for Linux and macOS where a C compiler is; where there is none, says so in one sentence.
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
const built = join(probes, 'linux', 'build');
const program = join(built, 'callwarden-probe');
const namesProgram = join(built, 'callwarden-names');
const macProgram = join(probes, 'darwin', 'build', 'callwarden-probe');

/** What every build of the probe is made with; the sources use what Linux has beyond POSIX. */
export const compilerFlags = ['-std=gnu11', '-D_GNU_SOURCE', '-O2', '-Wall', '-Wextra', '-Werror'];

/**
 * Builds the probe unless it is newer than its sources. A test builds it elsewhere (`output`), with flags of its own.
 *
 * @param {{ output?: string, flags?: readonly string[] }} [options]
 * @returns {Promise<{ built: boolean, message: string }>} `built`: the program is there and up to date.
 */
export async function buildProbe({ output = program, flags = compilerFlags } = {}) {
  return buildProgram('native probe', output, flags, probeSources('linux'));
}

/** For both kinds of processor; the oldest macOS is the one from which on Electron runs. No warning is an error here:
 * each Xcode brings warnings of its own. */
const macFlags = [
  '-std=gnu11',
  '-O2',
  '-Wall',
  '-Wextra',
  '-mmacosx-version-min=12.0',
  ...['-arch', 'arm64', '-arch', 'x86_64'],
  ...['CoreAudio', 'CoreMediaIO', 'CoreFoundation'].flatMap((name) => ['-framework', name]),
];

/**
 * The probe for macOS, on macOS.
 *
 * @param {{ output?: string, flags?: readonly string[], on?: NodeJS.Platform, more?: readonly string[], compiler?: string }} [options]
 *   A test builds it elsewhere, against declarations of its own (`flags`) and a stand-in for the system (`more`), with
 *   a compiler that knows blocks, as each of macOS does.
 * @returns {Promise<{ built: boolean, message: string }>}
 */
export async function buildMacProbe({
  output = macProgram,
  flags = macFlags,
  on = 'darwin',
  more = [],
  compiler,
} = {}) {
  const files = [...probeSources('darwin'), ...more];
  return buildProgram('native probe', output, flags, files, { platform: 'darwin', on, compiler });
}

/**
 * The same for the watch for names, a program of its own so that nothing else ever needs its privilege.
 *
 * @param {{ output?: string, flags?: readonly string[] }} [options]
 * @returns {Promise<{ built: boolean, message: string }>}
 */
export async function buildNames({ output = namesProgram, flags = compilerFlags } = {}) {
  return buildProgram('watch for names', output, flags, namesSources());
}

/**
 * @param {string} what
 * @param {string} output
 * @param {readonly string[]} flags
 * @param {readonly string[]} files
 * @param {{ platform: 'linux' | 'darwin', on: NodeJS.Platform, compiler?: string | undefined }} [where]
 */
function buildProgram(what, output, flags, files, where = { platform: 'linux', on: 'linux' }) {
  if (process.platform !== where.on) {
    const name = where.platform === 'linux' ? 'Linux' : 'macOS';
    return { built: false, message: `The ${what} for ${name} is built on ${name} only.` };
  }
  if (isNewer(output, [...files, import.meta.filename])) {
    return { built: true, message: `The ${what} is up to date.` };
  }
  const compiler = where.compiler ?? findCompiler();
  if (compiler === null) {
    return {
      built: false,
      message: `No C compiler (cc, gcc or clang) was found, so the ${what} was not built and Callwarden does without it.`,
    };
  }
  mkdirSync(join(output, '..'), { recursive: true });
  // Linked beside its place and then moved there: a program that runs keeps its file, and nobody meets half of one.
  const unfinished = `${output}.${process.pid}`;
  const code = files.filter((name) => name.endsWith('.c'));
  const include = ['shared', where.platform].flatMap((folder) => ['-I', join(probes, folder)]);
  const { status, stderr, error } = spawnSync(
    compiler,
    [...flags, ...include, '-o', unfinished, ...code],
    { encoding: 'utf8' },
  );
  if (status !== 0) {
    rmSync(unfinished, { force: true });
    const cause = (error?.message ?? stderr.trim()) || `it ended with ${status}`;
    return { built: false, message: `The ${what} could not be built with ${compiler}: ${cause}` };
  }
  renameSync(unfinished, output);
  return { built: true, message: `Built the ${what} with ${compiler}.` };
}

/**
 * The C files of one platform's probe, those that it shares with its kind, and those that all platforms share.
 *
 * @param {string} platform
 * @returns {string[]}
 */
export function probeSources(platform) {
  return [platform, ...(platform === 'win32' ? [] : ['posix']), 'shared'].flatMap(sourcesIn);
}

/**
 * The C files of the watch for names: its own, and the few that it shares with the probe.
 *
 * @returns {string[]}
 */
export function namesSources() {
  return [
    ...sourcesIn(join('linux', 'names')),
    ...sourcesIn('shared').filter((file) => file.endsWith('.h')),
    ...[
      'shared/output.c',
      'shared/table.c',
      'shared/command_lines.c',
      'posix/stream.c',
      'linux/clock.h',
    ].map((file) => join(probes, file)),
  ];
}

/** @param {string} folder */
const sourcesIn = (folder) =>
  readdirSync(join(probes, folder))
    .filter((name) => /\.[ch]$/.test(name))
    .map((name) => join(probes, folder, name));

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
  const builds = process.platform === 'darwin' ? [buildMacProbe] : [buildProbe, buildNames];
  for (const build of builds) console.log((await build()).message);
}
