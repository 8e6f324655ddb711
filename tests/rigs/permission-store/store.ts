// The desktop portals' real permission store on a session bus of its own, with its tables in a home of the test's.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startOwnChild } from '../own-child.ts';
import { missingPackages } from '../programs.ts';
import { until } from '../until.ts';

const program = '/usr/libexec/xdg-permission-store';

/** As `missingPackages`: what it takes to start the store, and to speak to it by flatpak. */
export const missingForStore = (): string | null =>
  [missingPackages('dbus-daemon', 'flatpak'), existsSync(program) ? null : 'xdg-desktop-portal']
    .filter((name) => name !== null)
    .join(', ') || null;

export interface PermissionStore {
  /** What reaches it: PATH, HOME, XDG_DATA_HOME and the bus. */
  readonly env: NodeJS.ProcessEnv;
  flatpak(...args: readonly string[]): string;
  stop(): Promise<void>;
}

/** `runtimeDir` is for the bus's socket. */
export const startPermissionStore = async (
  home: string,
  runtimeDir: string,
): Promise<PermissionStore> => {
  const socket = join(runtimeDir, 'session-bus');
  const env = {
    PATH: process.env.PATH,
    HOME: home,
    XDG_RUNTIME_DIR: runtimeDir,
    XDG_DATA_HOME: join(home, '.local/share'),
    DBUS_SESSION_BUS_ADDRESS: `unix:path=${socket}`,
    LC_ALL: 'C.UTF-8',
  };
  const bus = await startOwnChild(
    ['dbus-daemon', '--session', '--nofork', `--address=${env.DBUS_SESSION_BUS_ADDRESS}`],
    { env },
  );
  await until('the bus', () => existsSync(socket) || undefined);
  const store = await startOwnChild([program], { env });
  const flatpak = (...args: readonly string[]): string =>
    execFileSync('flatpak', args, { env, encoding: 'utf8', timeout: 20_000 });
  await until('the permission store', () => {
    if (store.child.exitCode !== null) throw new Error(store.errors());
    return canBeAsked(flatpak) || undefined;
  });
  return {
    env,
    flatpak,
    stop: async () => {
      await store.stop();
      await bus.stop();
    },
  };
};

const canBeAsked = (flatpak: PermissionStore['flatpak']): boolean => {
  try {
    flatpak('permissions');
    return true;
  } catch {
    return false;
  }
};
