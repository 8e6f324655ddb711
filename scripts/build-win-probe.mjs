// Builds the native probe for Windows with mingw-w64 (Debian: gcc-mingw-w64-x86-64); where that is missing, says so.
import { spawnSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isNewer, probeSources } from './build-probe.mjs';

const probes = join(import.meta.dirname, '..', 'native-probes');
const program = join(probes, 'win32', 'build', 'callwarden-probe.exe');
const compiler = 'x86_64-w64-mingw32-gcc';

/** Windows 10 is the oldest that is asked for; everything but the system's own libraries is linked in. */
const flags = [
  '-std=gnu11',
  '-O2',
  '-Wall',
  '-Wextra',
  '-Werror',
  '-municode',
  '-D_WIN32_WINNT=0x0A00',
  '-DUNICODE',
  '-static',
  '-s',
];
const libraries = [
  'iphlpapi',
  'ws2_32',
  'ole32',
  'shell32',
  'advapi32',
  'wintrust',
  'crypt32',
  'user32',
  'uuid',
  'ntdll',
];

/**
 * Builds the probe unless it is newer than its sources. A test builds it elsewhere (`output`), with a source of its own.
 *
 * @param {string} [output]
 * @param {readonly string[]} [more]
 * @returns {{ built: boolean, message: string }} `built`: the program is there and up to date.
 */
export function buildWinProbe(output = program, more = []) {
  const files = [...probeSources('win32'), ...more];
  if (isNewer(output, [...files, import.meta.filename])) {
    return { built: true, message: 'The native probe for Windows is up to date.' };
  }
  mkdirSync(join(output, '..'), { recursive: true });
  // Linked beside its place and then moved there: a probe that runs keeps its program, and nobody meets half of one.
  const unfinished = `${output}.${process.pid}`;
  const { status, stderr, error } = spawnSync(
    compiler,
    [
      ...flags,
      '-I',
      join(probes, 'shared'),
      '-o',
      unfinished,
      ...files.filter((name) => name.endsWith('.c')),
      ...libraries.map((name) => `-l${name}`),
    ],
    { encoding: 'utf8' },
  );
  if (status === 0) {
    renameSync(unfinished, output);
    return { built: true, message: 'Built the native probe for Windows.' };
  }
  rmSync(unfinished, { force: true });
  const missing = error !== undefined && 'code' in error && error.code === 'ENOENT';
  return {
    built: false,
    message: missing
      ? `${compiler} was not found, so the native probe for Windows was not built.`
      : `The native probe for Windows could not be built: ${error?.message ?? stderr.trim()}`,
  };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { built, message } = buildWinProbe();
  console.log(message);
  process.exitCode = built ? 0 : 1;
}
