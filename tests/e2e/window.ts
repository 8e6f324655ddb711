// The real guard with its real bridge and a real sound server, and Chromium looking at it.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { type OwnFolder, ownFolder } from '../rigs/own-folder.ts';
import { type PulseAudioRig, startPulseAudio } from '../rigs/pulseaudio.ts';
import { until } from '../rigs/until.ts';

const program = join(import.meta.dirname, '..', '..', 'dist', 'cli', 'callwarden.mjs');
const browserPath = '/usr/bin/chromium';

/** Why these tests cannot run here, or null. */
export const missingBrowser = (): string | null =>
  existsSync(browserPath) ? null : 'the package chromium';

export interface Ui {
  /** Works once. */
  readonly address: string;
  stop(): Promise<void>;
}

export interface Machine {
  readonly sound: PulseAudioRig;
  readonly folder: OwnFolder;
  /** What `--root` points at. */
  readonly root: string;
  /** A stand-in camera in a device folder of its own; null where this user may not make a node. */
  readonly camera: string | null;
  /** Where the guard keeps history and settings. */
  readonly data: string;
  /** What the guard is started with, whichever face it has. */
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Starts `callwarden ui`; the history and the settings are those of the start before. */
  startUi(): Promise<Ui>;
  stop(): Promise<void>;
}

export const startMachine = async (): Promise<Machine> => {
  const sound = await startPulseAudio();
  const folder = ownFolder('e2e');
  const root = join(folder.path, 'root');
  mkdirSync(join(root, 'root'), { recursive: true });
  const devices = join(folder.path, 'dev');
  const camera = makeCamera(devices);
  const data = join(folder.path, 'data');
  const env = { ...sound.env, CALLWARDEN_DATA: data };
  const args = [`--root=${root}`, ...(camera === null ? [] : [`--devices=${devices}`])];
  return {
    sound,
    folder,
    root,
    camera,
    data,
    args,
    env,
    startUi: () => startUi(args, env),
    stop: async () => {
      await sound.stop();
      folder.remove();
    },
  };
};

/** The numbers of /dev/null: it opens and closes like any device. */
const makeCamera = (devices: string): string | null => {
  if (process.getuid?.() !== 0) return null;
  mkdirSync(devices);
  const node = join(devices, 'video0');
  // The root of a user namespace may not make nodes.
  return spawnSync('mknod', [node, 'c', '1', '3']).status === 0 ? node : null;
};

/** `inside` is a command that starts it somewhere else. */
export const startUi = async (
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  inside: readonly string[] = [],
): Promise<Ui> => {
  const command = [...inside, process.execPath, program, 'ui', '--no-open', ...args];
  const [first = process.execPath, ...rest] = command;
  const child = spawn(first, rest, {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const address = await until(
    'the address of the screens',
    () => {
      if (child.exitCode !== null) throw new Error(`callwarden ui ended: ${said}`);
      return /http:\/\/\S+/.exec(said)?.[0];
    },
    20_000,
  );
  return { address, stop: () => end(child) };
};

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
};

export const startBrowser = (executablePath = browserPath): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });

export interface Watched {
  readonly page: Page;
  /** Errors, warnings of the content policy, and requests that went elsewhere. */
  readonly complaints: string[];
}

/** A window of the browser with nothing in it yet. */
export const newWindow = async (browser: Browser, locale = 'en-GB'): Promise<Watched> => {
  const context = await browser.newContext({ viewport: { width: 1100, height: 760 }, locale });
  const page = await context.newPage();
  return { page, complaints: listen(page) };
};

/** Gathers what a window complains of, from now on. */
export const listen = (page: Page): string[] => {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (protocol !== 'data:' && protocol !== 'app:' && hostname !== '127.0.0.1')
      complaints.push(request.url());
  });
  return complaints;
};
