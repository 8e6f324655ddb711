// The parts of the watch for names that need no socket, built with a main of a test's own and with sanitizers.
import { execFileSync } from 'node:child_process';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '..', '..');

interface Builder {
  namesSources(): string[];
}

/** What opens the socket, and the program around it. */
const aroundTheSocket = new Set(['main.c', 'capture.c', 'filter.c', 'privileges.c', 'stream.c']);

/** Builds `main` (C files below tests/) with the parts, and gives the program. */
export const buildNamesParts = async (
  output: string,
  main: readonly string[],
  { compiler = 'cc', sanitizers = 'address,undefined', define = [] as readonly string[] } = {},
): Promise<string> => {
  const script = pathToFileURL(join(root, 'scripts/build-probe.mjs')).href;
  const { namesSources } = (await import(script)) as Builder;
  const parts = namesSources().filter(
    (file) => file.endsWith('.c') && !aroundTheSocket.has(basename(file)),
  );
  const include = ['shared', 'linux', 'linux/names'].flatMap((folder) => [
    '-I',
    join(root, 'native-probes', folder),
  ]);
  const flags = '-std=gnu11 -D_GNU_SOURCE -O1 -g -Wall -Wextra -Werror'.split(' ');
  const checks = [`-fsanitize=${sanitizers}`, '-fno-sanitize-recover=all'];
  const defined = define.map((name) => `-D${name}`);
  const files = main.map((file) => join(root, 'tests', file));
  execFileSync(compiler, [
    ...flags,
    ...checks,
    ...defined,
    ...include,
    '-o',
    output,
    ...files,
    ...parts,
  ]);
  return output;
};
