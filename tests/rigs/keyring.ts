// A real gnome-keyring on a session bus of its own, with its keyrings in a home of the test's, unlocked by a password.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type OwnChild, startOwnChild } from './own-child.ts';
import { missingPackages } from './programs.ts';
import { until } from './until.ts';

export const missingForKeyring = (): string | null =>
  missingPackages('dbus-daemon', 'gnome-keyring-daemon', 'secret-tool', 'busctl');

export interface OwnKeyring {
  /** What reaches it: PATH, HOME, XDG_DATA_HOME, XDG_RUNTIME_DIR and the bus. */
  readonly env: NodeJS.ProcessEnv;
  /** As a client does it, by libsecret. */
  store(label: string, secret: string, attributes: Readonly<Record<string, string>>): void;
  /** The secret as a client finds it; null where it does not. */
  lookup(attributes: Readonly<Record<string, string>>): string | null;
  /** Everything that is written on what is found, secrets included. */
  search(attributes: Readonly<Record<string, string>>): string;
  lock(): void;
  /** A new login: gnome-keyring itself is started anew, and given the password. */
  unlock(): Promise<void>;
  stop(): Promise<void>;
}

const openedWithinMs = 1_000;
const password = 'the test’s own';
const collection = '/org/freedesktop/secrets/collection/login';

export const startKeyring = async (home: string, runtimeDir: string): Promise<OwnKeyring> => {
  const socket = join(runtimeDir, 'session-bus');
  const env = {
    PATH: process.env.PATH,
    HOME: home,
    XDG_RUNTIME_DIR: runtimeDir,
    XDG_DATA_HOME: join(home, '.local/share'),
    DBUS_SESSION_BUS_ADDRESS: `unix:path=${socket}`,
    LC_ALL: 'C.UTF-8',
  };
  mkdirSync(env.XDG_DATA_HOME, { recursive: true });
  const bus = await startOwnChild(
    ['dbus-daemon', '--session', '--nofork', `--address=${env.DBUS_SESSION_BUS_ADDRESS}`],
    { env },
  );
  await until('the bus', () => existsSync(socket) || undefined);
  const run = (program: string, args: readonly string[], input = ''): string =>
    execFileSync(program, args, { env, input, encoding: 'utf8', timeout: 20_000, stdio: 'pipe' });
  const service = (verb: 'call' | 'get-property', ...args: readonly string[]): string =>
    run('busctl', [
      '--user',
      // Else the bus would start another one, which nobody unlocks.
      '--auto-start=no',
      verb,
      'org.freedesktop.secrets',
      '/org/freedesktop/secrets',
      'org.freedesktop.Secret.Service',
      ...args,
    ]);
  const login = async (): Promise<OwnChild> => {
    const started = await startOwnChild(
      ['gnome-keyring-daemon', '--unlock', '--components=secrets', '--foreground'],
      { env, stdio: ['pipe', 'ignore', 'pipe'] },
    );
    started.child.stdin?.end(password);
    // Spoken to before it has opened or made its keyring, it does neither; only the making can be seen from outside.
    const file = join(env.XDG_DATA_HOME, 'keyrings/login.keyring');
    if (existsSync(file)) await setTimeout(openedWithinMs);
    await until('the keyring’s file', () => existsSync(file) || undefined);
    await until('the keyring', () => answers(() => service('get-property', 'Collections')));
    return started;
  };
  let daemon = await login();
  const pairs = (attributes: Readonly<Record<string, string>>) => Object.entries(attributes).flat();
  return {
    env,
    store: (label, secret, attributes) =>
      void run('secret-tool', ['store', `--label=${label}`, ...pairs(attributes)], secret),
    lookup: (attributes) => {
      const found = spawnSync('secret-tool', ['lookup', ...pairs(attributes)], {
        env,
        encoding: 'utf8',
        timeout: 20_000,
      });
      return found.status === 0 ? found.stdout : null;
    },
    search: (attributes) => {
      const argv = ['search', '--all', ...pairs(attributes)];
      // What is written on an entry comes by the other way out.
      const found = spawnSync('secret-tool', argv, { env, encoding: 'utf8', timeout: 20_000 });
      const lines = `${found.stdout}${found.stderr}`.split('\n');
      return lines
        .filter((line) => !line.startsWith('modified'))
        .sort()
        .join('\n');
    },
    lock: () => void service('call', 'Lock', 'ao', '1', collection),
    unlock: async () => {
      await daemon.stop();
      daemon = await login();
    },
    stop: async () => {
      await daemon.stop();
      await bus.stop();
    },
  };
};

const answers = (ask: () => string): true | undefined => {
  try {
    return ask().includes(collection) || undefined;
  } catch {
    // Not on the bus yet.
    return undefined;
  }
};
