// A session bus of its own, and secrets as clients keep and find them in whatever keyring is on it: by libsecret.
import { execFileSync, type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type OwnChild, startOwnChild } from './own-child.ts';
import { until } from './until.ts';

export interface OwnSession {
  readonly bus: OwnChild;
  /** What reaches it: PATH, HOME, XDG_DATA_HOME, XDG_RUNTIME_DIR and the bus. */
  readonly env: NodeJS.ProcessEnv & { readonly XDG_DATA_HOME: string };
}

export interface Libsecret {
  /** As a client does it. */
  store(label: string, secret: string, attributes: Readonly<Record<string, string>>): void;
  /** The secret as a client finds it; null where it does not. */
  lookup(attributes: Readonly<Record<string, string>>): string | null;
  /** Everything that is written on what is found, secrets included. */
  search(attributes: Readonly<Record<string, string>>): string;
}

export const startSession = async (home: string, runtimeDir: string): Promise<OwnSession> => {
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
  return { bus, env };
};

/** Runs a program of the session to its end. */
export const runIn = ({ env }: OwnSession, program: string, args: readonly string[]): string =>
  execFileSync(program, args, { env, encoding: 'utf8', timeout: 20_000, stdio: 'pipe' });

export const libsecretIn = (session: OwnSession): Libsecret => {
  const pairs = (attributes: Readonly<Record<string, string>>) => Object.entries(attributes).flat();
  /** Once in some hundred times KWallet takes the key that they agree on for too short; the next one is another. */
  const ask = (argv: readonly string[], input = ''): SpawnSyncReturns<string> => {
    const options = { env: session.env, input, encoding: 'utf8', timeout: 20_000 } as const;
    const asked = spawnSync('secret-tool', argv, options);
    return asked.stderr.includes('public key size is invalid') ? ask(argv, input) : asked;
  };
  return {
    store: (label, secret, attributes) => {
      const { status, stderr } = ask(['store', `--label=${label}`, ...pairs(attributes)], secret);
      if (status !== 0) throw new Error(`It was not stored: ${stderr}`);
    },
    lookup: (attributes) => {
      const found = ask(['lookup', ...pairs(attributes)]);
      return found.status === 0 ? found.stdout : null;
    },
    search: (attributes) => {
      // What is written on an entry comes by the other way out.
      const found = ask(['search', '--all', ...pairs(attributes)]);
      return `${found.stdout}${found.stderr}`
        .split('\n')
        .filter((line) => !line.startsWith('modified'))
        .sort()
        .join('\n');
    },
  };
};
