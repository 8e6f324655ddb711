import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { pidsWithWindow } from '../../../main/platform/linux/windows/index.ts';
import { missingPackages } from '../../rigs/programs.ts';
import { until } from '../../rigs/until.ts';
import { startX11, type X11Rig, x11Programs } from '../../rigs/x11-session.ts';

const missing = missingPackages(...x11Programs);

describe.skipIf(missing !== null)(
  `a real X11 session${missing ? ` (install ${missing})` : ''}`,
  () => {
    let session: X11Rig;
    const pids = async () => {
      const answer = await pidsWithWindow(session.env);
      return answer.ok ? answer.value : new Set<number>();
    };

    beforeEach(async () => {
      session = await startX11();
    });
    afterEach(() => session.stop());

    test('programs with a window are told by pid until the window closes', async () => {
      await session.startManager();
      const one = await session.startWindow('one');
      const two = await session.startWindow('a\n_NET_WM_PID(CARDINAL) = 1');
      await until('both windows', async () => ((await pids()).size === 2 ? true : undefined));
      expect(await pids()).toEqual(new Set([one.pid, two.pid]));
      await one.stop();
      await until('one window', async () => ((await pids()).size === 1 ? true : undefined));
      expect(await pids()).toEqual(new Set([two.pid]));
    });

    test('a session with a manager and no window has no pids', async () => {
      await session.startManager();
      const answer = await until('the manager', async () => {
        const now = await pidsWithWindow(session.env);
        return now.ok ? now : undefined;
      });
      expect(answer.value).toEqual(new Set());
    });

    test('without a window manager, or after it died, nobody can tell', async () => {
      await session.startWindow('alone');
      expect(await pidsWithWindow(session.env)).toMatchObject({
        ok: false,
        problem: { kind: 'unavailable', message: expect.stringContaining('window manager') },
      });
      const manager = await session.startManager();
      await until('the manager', async () =>
        (await pidsWithWindow(session.env)).ok ? true : undefined,
      );
      await manager.stop('SIGKILL');
      await until('its end', async () =>
        (await pidsWithWindow(session.env)).ok ? undefined : true,
      );
    });
  },
);

test.skipIf(missingPackages('xprop') !== null)(
  'a display that does not answer is unavailable, with what X said',
  async () => {
    const env = { PATH: process.env.PATH, DISPLAY: ':4711' };
    expect(await pidsWithWindow(env)).toMatchObject({
      ok: false,
      problem: { kind: 'unavailable', cause: expect.stringContaining('unable to open display') },
    });
  },
);

test.each([
  ['without a display', {}, 'no X11 display'],
  [
    'under Wayland, with XWayland beside it',
    { WAYLAND_DISPLAY: 'wayland-0', DISPLAY: ':0' },
    'Wayland',
  ],
  ['without xprop', { DISPLAY: ':0', PATH: '/nonexistent' }, 'xprop is not installed'],
])('%s nobody can tell which windows there are', async (_, env, words) => {
  expect(await pidsWithWindow(env)).toMatchObject({
    ok: false,
    problem: { kind: 'unavailable', message: expect.stringContaining(words) },
  });
});
