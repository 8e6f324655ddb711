import { expect, it } from 'vitest';
import { onlyHere } from '../../../main/guard/changes/only-here.ts';
import { success } from '../../../main/outcome.ts';
import type { Paths } from '../../../main/platform/port/index.ts';
import { noHands } from '../journal/actions.ts';

const here: Paths = { root: '/', home: '/home/alice' };
const env = { HOME: '/home/alice' };
const permission = ['flatpak', 'permission-remove', 'devices', 'camera', 'us.zoom.Zoom'] as const;
const snap = ['snap', 'disconnect', '--', 'zoom-client:camera', 'core:camera'] as const;

const tryOut = async (
  command: readonly [string, ...string[]],
  paths: Paths,
  session: NodeJS.ProcessEnv = env,
): Promise<{ readonly ran: boolean; readonly kind: string | null }> => {
  let ran = false;
  const run = async () => {
    ran = true;
    return success(undefined);
  };
  const outcome = await onlyHere({ ...noHands, run }, paths, session).run(command, 1_000);
  return { ran, kind: outcome.ok ? null : outcome.problem.kind };
};

it.each([
  { command: permission, paths: here },
  { command: snap, paths: here },
  // snapd is the machine's, whoever's home is looked at.
  { command: snap, paths: { ...here, home: '/home/bob' } },
  {
    command: ['dpkg', '--root=/mnt', '--remove', '--', 'zoom'] as const,
    paths: { ...here, root: '/mnt' },
  },
  { command: ['flatpak', 'uninstall', '--user', '--', 'x'] as const, paths: here },
])('runs $command.0 $command.1 where it changes what was looked at', async ({ command, paths }) => {
  expect(await tryOut(command, paths)).toEqual({ ran: true, kind: null });
});

it.each([
  { command: permission, paths: { root: '/mnt', home: '/mnt/home/alice' } },
  { command: permission, paths: { ...here, home: '/home/bob' } },
  { command: snap, paths: { root: '/mnt', home: '/mnt/home/alice' } },
])('does not run $command.0 $command.1 for another tree', async ({ command, paths }) => {
  expect(await tryOut(command, paths)).toEqual({ ran: false, kind: 'unavailable' });
});

it('knows a session by where its data is', async () => {
  const elsewhere = { ...env, XDG_DATA_HOME: '/data' };
  expect(await tryOut(permission, here, elsewhere)).toEqual({ ran: false, kind: 'unavailable' });
});
