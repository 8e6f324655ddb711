import { describe, expect, test } from 'vitest';
import { lookOver, ownTree, placeIn } from './look.ts';

const service = (exec: string, more = '[Install]\nWantedBy=default.target\n'): string =>
  `[Unit]\nDescription=x\n\n[Service]\nExecStart=${exec}\n\n${more}`;
const zoom = () => ownTree().zoomDeb({ managed: false });
const states = async (tree: ReturnType<typeof zoom>) =>
  (await lookOver(tree)).units.map(({ name, scope, state }) => [name, scope, state]);

describe('units', () => {
  test('a unit without an install section is static, one without a link disabled', async () => {
    const tree = zoom().plant({
      '/usr/lib/systemd/system/a.service': service('/opt/zoom/zopen', ''),
      '/etc/systemd/system/b.service': service('-/usr/bin/env X=1 /opt/zoom/zopen'),
      '/usr/lib/systemd/user/c.service': service('@/opt/zoom/zopen zopen --keep'),
      '/usr/lib/systemd/user/other.service': service('/usr/bin/other'),
    });
    expect(await states(tree)).toEqual([
      ['c.service', 'user', 'disabled'],
      ['b.service', 'system', 'disabled'],
      ['a.service', 'system', 'static'],
    ]);
  });

  test('a mask wins over what it hides, and is told with the file behind it', async () => {
    const tree = zoom().plant({
      '/usr/lib/systemd/user/a.service': service('/opt/zoom/zopen'),
      '~/.config/systemd/user/a.service': { to: '/dev/null' },
      '~/.config/systemd/user/default.target.wants/a.service': { to: '../a.service' },
    });
    const [unit, more] = (await lookOver(tree)).units;
    expect(more).toBeUndefined();
    expect(unit).toMatchObject({ state: 'masked', client: 'zoom' });
    expect(unit?.file.path).toBe(placeIn(tree, '/usr/lib/systemd/user/a.service'));
    expect(unit?.maskPath).toBe(placeIn(tree, '~/.config/systemd/user/a.service'));
  });

  test('a mask with nothing behind it is no unit, and nothing wrong', async () => {
    const { units, problems } = await lookOver(
      zoom().plant({ '~/.config/systemd/user/a.service': { to: '/dev/null' } }),
    );
    expect([units, problems]).toEqual([[], []]);
  });

  test("a user's copy stands in place of the system's", async () => {
    const tree = zoom().plant({
      '/usr/lib/systemd/user/a.service': service('/opt/zoom/zopen'),
      '~/.config/systemd/user/a.service': service('/usr/bin/other'),
    });
    expect(await states(tree)).toEqual([]);
  });

  test('a timer and a socket that start a service of the client are its too', async () => {
    const tree = zoom().plant({
      '~/.config/systemd/user/a.service': service('%h/../../opt/zoom/zopen', ''),
      '~/.config/systemd/user/b.service': service('/opt/zoom/zopen', ''),
      '~/.config/systemd/user/b.socket': '[Socket]\nListenStream=127.0.0.1:19421\n',
      '~/.config/systemd/user/daily.timer':
        '[Timer]\nOnCalendar=daily\nUnit=b.service\n\n[Install]\nWantedBy=timers.target\n',
      '~/.config/systemd/user/timers.target.wants/daily.timer': { to: '../daily.timer' },
      '~/.config/systemd/user/other.timer': '[Timer]\nOnCalendar=daily\n',
    });
    expect(await states(tree)).toEqual([
      ['b.service', 'user', 'static'],
      ['b.socket', 'user', 'static'],
      ['daily.timer', 'user', 'enabled'],
    ]);
  });

  test('a link for one instance enables the template', async () => {
    const tree = zoom().plant({
      '/usr/lib/systemd/user/helper@.service': service('/opt/zoom/zopen %i'),
      '~/.config/systemd/user/default.target.wants/helper@work.service': {
        to: '/usr/lib/systemd/user/helper@.service',
      },
    });
    expect(await states(tree)).toEqual([['helper@.service', 'user', 'enabled']]);
  });

  test('an empty file masks, and a broken link in place of a unit is said', async () => {
    const tree = zoom().plant({
      '/usr/lib/systemd/user/a.service': service('/opt/zoom/zopen'),
      '~/.config/systemd/user/a.service': '',
      '~/.config/systemd/user/b.service': { to: '/opt/gone.service' },
    });
    const { units, problems } = await lookOver(tree);
    expect(units.map(({ state }) => state)).toEqual(['masked']);
    expect(problems.map(({ subject }) => subject)).toEqual(['~/.config/systemd/user/b.service']);
  });
});
