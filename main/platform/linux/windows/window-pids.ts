// Which programs show a window in this X11 session.
import { hostname } from 'node:os';
import { failure, type Outcome, success } from '../../../outcome.ts';
import { type Argv, exitedWell, runCommand } from '../../command/index.ts';
import { parseRoot, parseWindow } from './parse-xprop.ts';

const atOnce = 4;
const mostWindows = 1000;

/**
 * Pids with a window in the window manager's list; a minimised window counts, one closed to the tray does not. The pid
 * is what the window's program says. Problem `unavailable` wherever the list would not be the whole truth: under
 * Wayland, without a display, without xprop, without a window manager.
 */
export async function pidsWithWindow(
  env: NodeJS.ProcessEnv = process.env,
): Promise<Outcome<ReadonlySet<number>>> {
  if (isWayland(env)) {
    return unavailable(
      'In a Wayland session no program may see the windows of the others.',
      'Nothing to do: the rule about captures without a window rests in this session.',
    );
  }
  if (!env.DISPLAY) {
    return unavailable(
      'There is no X11 display in this session.',
      'Start Callwarden inside the desktop session.',
    );
  }
  const ask = async (...rest: readonly string[]): Promise<Outcome<string>> => {
    const argv: Argv = ['xprop', ...rest];
    const limits = { env: { ...env, LC_ALL: 'C' }, timeLimitMs: 2000, sizeLimitBytes: 1024 * 1024 };
    return exitedWell(argv, await runCommand(argv, limits));
  };

  const root = await ask('-root', '_NET_SUPPORTING_WM_CHECK', '_NET_CLIENT_LIST');
  if (!root.ok) {
    const { kind, message, cause } = root.problem;
    return kind === 'not-found'
      ? unavailable(
          'The windows cannot be listed: the program xprop is not installed.',
          'Install x11-utils ("sudo apt install x11-utils" on Debian and Ubuntu).',
        )
      : unavailable(
          'The X11 display does not answer.',
          'Check DISPLAY and XAUTHORITY of the session.',
          cause ?? message,
        );
  }
  const { managerWindow, windows } = parseRoot(root.value);
  // The list outlives a window manager that crashed; the manager's own window does not.
  const stands = managerWindow !== null && (await ask('-id', managerWindow, 'WM_NAME')).ok;
  if (!stands || windows === null) {
    return unavailable(
      'No window manager keeps a list of the windows here.',
      'Use a window manager that follows the Extended Window Manager Hints.',
    );
  }
  return success(await pidsOf(windows.slice(0, mostWindows), ask));
}

const pidsOf = async (
  windows: readonly string[],
  ask: (...rest: readonly string[]) => Promise<Outcome<string>>,
): Promise<ReadonlySet<number>> => {
  const pids = new Set<number>();
  const here = hostname();
  const left = [...windows];
  const work = async (): Promise<void> => {
    for (let id = left.pop(); id !== undefined; id = left.pop()) {
      const answer = await ask('-id', id, '_NET_WM_PID', 'WM_CLIENT_MACHINE');
      // A window that closed meanwhile shows no more.
      if (!answer.ok) continue;
      const { pid, machine } = parseWindow(answer.value);
      if (pid !== null && (machine === null || machine === here)) pids.add(pid);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return pids;
};

/** XWayland's list has X11 windows only: half a truth would call every Wayland program windowless. */
const isWayland = (env: NodeJS.ProcessEnv): boolean =>
  Boolean(env.WAYLAND_DISPLAY) || env.XDG_SESSION_TYPE === 'wayland';

const unavailable = (message: string, advice: string, cause?: string): Outcome<never> =>
  failure({
    kind: 'unavailable',
    subject: 'windows',
    message,
    advice,
    ...(cause === undefined ? {} : { cause }),
  });
