// A real gnome-keyring on a session bus of its own, with its keyrings in a home of the test's, unlocked by a password.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type Libsecret, libsecretIn, runIn, startSession } from './libsecret.ts';
import { type OwnChild, startOwnChild } from './own-child.ts';
import { missingPackages } from './programs.ts';
import { until } from './until.ts';

export const missingForKeyring = (): string | null =>
  missingPackages('dbus-daemon', 'gnome-keyring-daemon', 'secret-tool', 'busctl');

export interface OwnKeyring extends Libsecret {
  readonly env: NodeJS.ProcessEnv;
  lock(): void;
  /** A new login: gnome-keyring itself is started anew, and given the password. */
  unlock(): Promise<void>;
  stop(): Promise<void>;
}

const openedWithinMs = 1_000;
const password = 'the test’s own';
const collection = '/org/freedesktop/secrets/collection/login';

export const startKeyring = async (home: string, runtimeDir: string): Promise<OwnKeyring> => {
  const session = await startSession(home, runtimeDir);
  const { bus, env } = session;
  const service = (verb: 'call' | 'get-property', ...args: readonly string[]): string =>
    runIn(session, 'busctl', [
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
  return {
    env,
    ...libsecretIn(session),
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
