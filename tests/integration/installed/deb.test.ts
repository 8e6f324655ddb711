import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { installedSoftware } from '../../../main/platform/linux/installed/index.ts';
import { clients, lookAt, ownRoot, type Planting } from '../../unit/platform/installed/planted.ts';

const hasDpkg = spawnSync('dpkg-deb', ['--version']).status === 0;

const build = (name: string, version: string, planting: Planting): string => {
  const folder = ownRoot({
    ...planting,
    'DEBIAN/control': `Package: ${name}\nVersion: ${version}\nArchitecture: amd64\nMaintainer: Test <test@example.org>\nDescription: ${name}\n A stand-in.\n`,
  });
  const file = join(ownRoot(), `${name}.deb`);
  execFileSync('dpkg-deb', ['--root-owner-group', '-b', folder, file], { stdio: 'ignore' });
  return file;
};

const dpkg = (root: string, ...args: string[]): void => {
  execFileSync(
    'dpkg',
    [`--root=${root}`, '--force-not-root', '--force-bad-path', '--log=/dev/null', ...args],
    { stdio: 'pipe' },
  );
};

describe.skipIf(!hasDpkg)('packages that dpkg itself installed (needs dpkg)', () => {
  const emptyRoot = (): string =>
    ownRoot({
      'var/lib/dpkg/status': '',
      'var/lib/dpkg/available': '',
      'var/lib/dpkg/info': null,
      'var/lib/dpkg/updates': null,
    });

  test('zoom and slack are found with version and files, and are gone when they are removed', async () => {
    const root = emptyRoot();
    const zoom = build('zoom', '5.17.11.3835', {
      'opt/zoom/zoom': 'x',
      'opt/zoom/ZoomLauncher': 'x',
      'usr/bin/zoom': { to: '/opt/zoom/ZoomLauncher' },
    });
    const slack = build('slack-desktop', '4.36.140', {
      'usr/lib/slack/slack': 'x',
      'usr/lib/slack/resources/app.asar': 'x',
      'usr/bin/slack': { to: '../lib/slack/slack' },
      'usr/share/applications/slack.desktop': 'x',
    });
    dpkg(root, '-i', zoom, slack);
    const software = await lookAt(root);
    expect(software.installations).toEqual([
      {
        client: 'slack',
        source: 'deb',
        path: '/usr/lib/slack',
        version: '4.36.140',
        package: 'slack-desktop',
        scope: 'system',
      },
      {
        client: 'zoom',
        source: 'deb',
        path: '/opt/zoom',
        version: '5.17.11.3835',
        package: 'zoom',
        scope: 'system',
      },
    ]);
    expect(software.health).toMatchObject([{ part: 'packages', state: 'working' }]);
    expect(software.ownership.packageOf('/opt/zoom/ZoomLauncher')).toEqual({
      client: 'zoom',
      package: 'zoom',
      source: 'deb',
    });
    expect(software.ownership.packageOf('/usr/lib/slack/slack')?.client).toBe('slack');
    expect(software.ownership.packageOf('/usr/lib/slack')).toBeNull();

    dpkg(root, '-r', 'zoom');
    expect((await lookAt(root)).installations.map(({ client }) => client)).toEqual(['slack']);
  });

  test('a file that was put into the folder of a package does not belong to it', async () => {
    const root = emptyRoot();
    dpkg(root, '-i', build('zoom', '1', { 'opt/zoom/zoom': 'x' }));
    writeFileSync(join(root, 'opt/zoom/planted'), 'x');
    expect((await lookAt(root)).ownership.packageOf('/opt/zoom/planted')).toBeNull();
  });

  test('a package that was only unpacked is not installed', async () => {
    const root = emptyRoot();
    dpkg(root, '--unpack', build('zoom', '1', { 'usr/share/zoom/zoom': 'x' }));
    expect(readFileSync(join(root, 'var/lib/dpkg/status'), 'utf8')).toContain(
      'install ok unpacked',
    );
    expect((await lookAt(root)).installations).toEqual([]);
  });
});

const chromium = '/usr/lib/chromium/chromium';
describe.skipIf(!existsSync(chromium))(
  "this machine's own chromium (needs Debian's package)",
  () => {
    test('is found with the version that dpkg says, and its program is its own', async () => {
      const said = execFileSync('dpkg', ['-s', 'chromium'], { encoding: 'utf8' });
      const version = /^Version: (.*)$/m.exec(said)?.[1];
      const software = await installedSoftware(clients, { root: '/', home: '/root' });
      if (!software.ok) throw new Error(software.problem.message);
      expect(software.value.installations).toContainEqual({
        client: 'chromium',
        source: 'deb',
        path: '/usr/lib/chromium',
        version,
        package: 'chromium',
        scope: 'system',
      });
      expect(software.value.ownership.packageOf(chromium)).toEqual({
        client: 'chromium',
        package: 'chromium',
        source: 'deb',
      });
    });
  },
);
