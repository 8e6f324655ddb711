import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { lookOver, ownTree } from '../../unit/platform/inventory/look.ts';

const hasSystemctl = spawnSync('systemctl', ['--version']).status === 0;
const install = '\n[Install]\nWantedBy=multi-user.target\n';
const service = (more: string) => `[Service]\nExecStart=/opt/zoom/zopen --keep\n${more}`;

describe.skipIf(!hasSystemctl)('what systemctl itself says of units (needs systemd)', () => {
  test('enabled, disabled, masked and static are the same', async () => {
    const tree = ownTree().zoomDeb({ managed: false });
    const systemctl = (...args: string[]): string =>
      spawnSync('systemctl', [`--root=${tree.root}`, ...args], { encoding: 'utf8' }).stdout.trim();
    tree.plant({
      '/usr/lib/systemd/system/multi-user.target': '[Unit]\n',
      '/usr/lib/systemd/system/zoom-a.service': service(install),
      '/usr/lib/systemd/system/zoom-b.service': service(install),
      '/usr/lib/systemd/system/zoom-c.service': service(install),
      '/usr/lib/systemd/system/zoom-d.service': service(''),
      '/etc/systemd/system/zoom-e.service': service(install),
    });
    systemctl('enable', 'zoom-a.service', 'zoom-c.service', 'zoom-e.service');
    systemctl('mask', 'zoom-b.service', 'zoom-c.service');
    const agree = async (): Promise<readonly string[]> => {
      const { units } = await lookOver(tree);
      const states = units.map(({ name, state }) => `${name} ${state}`);
      expect(states).toEqual(units.map(({ name }) => `${name} ${systemctl('is-enabled', name)}`));
      return states.sort();
    };
    expect(await agree()).toEqual([
      'zoom-a.service enabled',
      'zoom-b.service masked',
      'zoom-c.service masked',
      'zoom-d.service static',
      'zoom-e.service enabled',
    ]);
    systemctl('disable', 'zoom-a.service');
    systemctl('unmask', 'zoom-b.service', 'zoom-c.service');
    expect(await agree()).toEqual([
      'zoom-a.service disabled',
      'zoom-b.service disabled',
      'zoom-c.service enabled',
      'zoom-d.service static',
      'zoom-e.service enabled',
    ]);
  });
});
