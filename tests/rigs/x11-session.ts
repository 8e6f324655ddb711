// A real X server that shows nothing, in a session of its own, with or without a window manager.
import { execFileSync, spawn } from 'node:child_process';
import { type OwnChild, startOwnChild } from './own-child.ts';
import { ownFolder } from './own-folder.ts';
import { until } from './until.ts';

/** For `missingPackages`. */
export const x11Programs = ['Xvfb', 'xprop', 'openbox', 'st'] as const;

export interface X11Rig {
  /** PATH, HOME, XDG_RUNTIME_DIR and DISPLAY. */
  readonly env: NodeJS.ProcessEnv;
  /** Resolves when the manager keeps its list of windows. */
  startManager(): Promise<OwnChild>;
  /** A terminal window that stays. */
  startWindow(title: string): Promise<OwnChild>;
  stop(): Promise<void>;
}

/**
 * Resolves when the server takes clients. Needs xvfb; the manager is openbox, the window's program st (stterm).
 * `screen`: width, height, bits.
 */
export async function startX11(screen = '320x200x24'): Promise<X11Rig> {
  const folder = ownFolder('x11');
  // Without -noreset the server throws everybody out when its last client leaves, be it an xprop.
  // The server picks a free display and writes its number to the descriptor when it is ready.
  const server = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp', '-noreset'],
    { env: folder.env, stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const display = await new Promise<string>((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', () => reject(new Error('Xvfb ended')));
    server.stdio[3]?.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
  });
  const env = { ...folder.env, DISPLAY: `:${display}`, LC_ALL: 'C.UTF-8' };
  const children: OwnChild[] = [];
  const start = async (...argv: [string, ...string[]]): Promise<OwnChild> => {
    const child = await startOwnChild(argv, { env });
    children.push(child);
    return child;
  };
  const listed = (): string =>
    execFileSync('xprop', ['-root', '_NET_CLIENT_LIST'], { env, encoding: 'utf8' });
  return {
    env,
    startManager: async () => {
      const manager = await start('openbox');
      // A window that opens while the manager looks around for the first time may slip its notice.
      await until('the list of the window manager', () =>
        listed().includes('(WINDOW)') ? true : undefined,
      );
      return manager;
    },
    startWindow: (title) => start('st', '-T', title, 'sleep', '60'),
    stop: async () => {
      await Promise.all(children.reverse().map((child) => child.stop()));
      server.kill();
      await gone;
      folder.remove();
    },
  };
}
