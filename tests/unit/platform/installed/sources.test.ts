import { readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { failure, success } from '../../../../main/outcome.ts';
import { openTree } from '../../../../main/platform/files/index.ts';
import { installedSoftware } from '../../../../main/platform/linux/installed/index.ts';
import { readRpm } from '../../../../main/platform/linux/installed/rpm.ts';
import { installationSchema } from '../../../../preload/contract/index.ts';
import { clients, lookAt, ownRoot, type Planting } from './planted.ts';

const fixture = (path: string): Buffer =>
  readFileSync(join(import.meta.dirname, '../../../fixtures', path));
const status = (name: string, version: string): string =>
  `Package: ${name}\nStatus: install ok installed\nArchitecture: amd64\nVersion: ${version}\n\n`;
const dpkg: Planting = {
  'var/lib/dpkg/status': status('bash', '5') + status('zoom', '5.17.11.3835'),
  'var/lib/dpkg/info/zoom.list': '/.\n/opt\n/opt/zoom\n/opt/zoom/zoom\n/bin\n/bin/zoom\n',
  'opt/zoom/zoom': 'x',
};

describe('several copies at once', () => {
  test('a deb, a system and a user flatpak, a snap, an AppImage and a plain folder are each listed', async () => {
    const root = ownRoot({
      ...dpkg,
      'var/lib/flatpak/app/us.zoom.Zoom/current': { to: 'x86_64/stable' },
      'var/lib/flatpak/app/us.zoom.Zoom/x86_64/stable/active': { to: '0a1b' },
      'var/lib/flatpak/app/us.zoom.Zoom/x86_64/stable/0a1b/deploy': fixture('flatpak/deploy'),
      'home/alice/.local/share/flatpak/app/com.slack.Slack/current/active/files/share/metainfo/com.slack.Slack.metainfo.xml':
        '<component><releases><release version="4.36.140"/></releases></component>',
      'home/alice/.local/share/flatpak/app/com.discordapp.Discord/current': { to: 'gone' },
      'snap/zoom-client/current': { to: '234' },
      'snap/zoom-client/234/meta/snap.yaml': 'name: zoom-client\nversion: 5.16.10\n',
      'home/alice/Applications/Zoom-5.15.0.AppImage': 'x',
      'home/alice/bin/zoom.AppImage': { to: '../Applications/Zoom-5.15.0.AppImage' },
      'opt/Element/version.txt': '1.11.50\n',
      'usr/bin/telegram-desktop': 'x',
    });
    const { installations, ownership, health } = await lookAt(root);
    for (const installation of installations) installationSchema.parse(installation);
    expect(
      installations.map(({ client, source, path, version, scope }) => [
        client,
        source,
        path,
        version,
        scope,
      ]),
    ).toEqual([
      ['element', 'folder', '/opt/Element', '1.11.50', 'system'],
      [
        'slack',
        'flatpak',
        '/home/alice/.local/share/flatpak/app/com.slack.Slack',
        '4.36.140',
        'user',
      ],
      ['telegram-desktop', 'folder', '/usr/bin/telegram-desktop', null, 'system'],
      ['zoom', 'appimage', '/home/alice/Applications/Zoom-5.15.0.AppImage', '5.15.0', 'user'],
      ['zoom', 'deb', '/opt/zoom', '5.17.11.3835', 'system'],
      ['zoom', 'snap', '/snap/zoom-client', '5.16.10', 'system'],
      ['zoom', 'flatpak', '/var/lib/flatpak/app/us.zoom.Zoom', '5.17.11.3835', 'system'],
    ]);
    expect(health).toEqual([
      {
        part: 'packages',
        state: 'working',
        detail: 'Packages of dpkg, flatpak, snap are read.',
        advice: null,
      },
    ]);
    expect(ownership.packageOf('/snap/zoom-client/234/zoom/zoom')?.package).toBe('zoom-client');
    expect(
      ownership.packageOf('/var/lib/flatpak/app/us.zoom.Zoom/x86_64/stable/0a1b/files/bin/zoom')
        ?.source,
    ).toBe('flatpak');
    // What a person may write proves nothing.
    expect(
      ownership.packageOf('/home/alice/.local/share/flatpak/app/com.slack.Slack/x'),
    ).toBeNull();
    expect(ownership.packageOf('/home/alice/Applications/Zoom-5.15.0.AppImage')).toBeNull();
  });

  test('a home outside the root is searched, and shown as it is', async () => {
    const home = ownRoot({
      'Downloads/slack-4.0.0.AppImage': 'x',
      '.config/discord/app-1.2.3/Discord': 'x',
    });
    const { installations } = await lookAt(ownRoot(), home);
    expect(installations.map(({ path }) => path)).toEqual([
      join(home, '.config/discord/app-1.2.3'),
      join(home, 'Downloads/slack-4.0.0.AppImage'),
    ]);
  });
});

describe('ownership', () => {
  test('files belong to their package under both names of a merged /usr; folders and others belong to nobody', async () => {
    const { ownership } = await lookAt(ownRoot(dpkg));
    const owner = { client: 'zoom', package: 'zoom', source: 'deb' };
    expect(
      ['/opt/zoom/zoom', '/bin/zoom', '/usr/bin/zoom'].map((path) => ownership.packageOf(path)),
    ).toEqual([owner, owner, owner]);
    expect(
      ['/opt/zoom', '/opt/zoom/planted', '/tmp/zoom', ''].map((path) => ownership.packageOf(path)),
    ).toEqual([null, null, null, null]);
  });

  test('a list for one architecture is found; a path in an architecture is not followed', async () => {
    const { ownership, health } = await lookAt(
      ownRoot({
        'var/lib/dpkg/status': `${status('zoom', '1')}${status('slack-desktop', '4').replace('amd64', '../../../../evil')}`,
        'var/lib/dpkg/info/zoom:amd64.list': '/opt/zoom/zoom\n',
        'evil.list': '/tmp/evil\n',
      }),
    );
    expect(ownership.packageOf('/opt/zoom/zoom')?.package).toBe('zoom');
    expect(ownership.packageOf('/tmp/evil')).toBeNull();
    expect(health[0]?.detail).toContain("dpkg's list of the files of slack-desktop is missing.");
  });

  test('packages that are one installation keep their own files', async () => {
    const { installations, ownership } = await lookAt(
      ownRoot({
        'var/lib/dpkg/status': status('chromium-common', '1') + status('chromium', '1'),
        'var/lib/dpkg/info/chromium.list': '/usr/lib/chromium\n/usr/lib/chromium/chromium\n',
        'var/lib/dpkg/info/chromium-common.list': '/usr/lib/chromium\n/usr/lib/chromium/crashpad\n',
      }),
    );
    expect(installations.map((one) => one.package)).toEqual(['chromium']);
    expect(ownership.packageOf('/usr/lib/chromium/crashpad')?.package).toBe('chromium-common');
  });
});

describe('what cannot be read', () => {
  const broken = async (bytes: string | Buffer) =>
    lookAt(ownRoot({ ...dpkg, 'var/lib/dpkg/status': bytes }));

  test('a status file cut half-way gives what is whole, and says so', async () => {
    const { installations, health } = await broken(status('zoom', '5.17.11.3835').slice(0, -8));
    expect(installations.map(({ package: name, version }) => [name, version])).toEqual([
      ['zoom', null],
    ]);
    expect(health).toMatchObject([
      { state: 'limited', detail: expect.stringContaining('ends in the middle of a line') },
    ]);
  });

  test('a status file with invalid UTF-8 gives its packages, and says so', async () => {
    const { installations, health } = await broken(
      Buffer.concat([
        Buffer.from('Package: x\nMaintainer: '),
        Buffer.from([0xff, 0xfe, 0x0a, 0x0a]),
        Buffer.from(status('zoom', '1')),
      ]),
    );
    expect(installations).toMatchObject([{ package: 'zoom', version: '1' }]);
    expect(health).toMatchObject([
      { state: 'limited', detail: expect.stringContaining('not UTF-8') },
    ]);
  });

  test('a status file of a gigabyte is read up to 64 MB, and says so', async () => {
    const root = ownRoot(dpkg);
    truncateSync(join(root, 'var/lib/dpkg/status'), 1024 ** 3);
    const begun = performance.now();
    const { installations, health } = await lookAt(root);
    console.log(`a status file of 1 GB: ${(performance.now() - begun).toFixed(0)} ms`);
    expect(installations).toMatchObject([{ package: 'zoom' }]);
    expect(health).toMatchObject([
      { state: 'limited', detail: expect.stringContaining('larger than 64 MB') },
    ]);
  });

  test('a status file that is a link out of the root is not followed', async () => {
    const outside = ownRoot({ status: status('zoom', '1') });
    const { installations } = await lookAt(
      ownRoot({ 'var/lib/dpkg/status': { to: join(outside, 'status') } }),
    );
    expect(installations).toEqual([]);
  });

  test('an image without dpkg has its packages in status.d', async () => {
    const { installations } = await lookAt(
      ownRoot({
        'var/lib/dpkg/status.d/zoom': 'Package: zoom\nVersion: 5.0\n',
        'var/lib/dpkg/status.d/zoom.md5sums': 'abc  opt/zoom/zoom\n',
      }),
    );
    expect(installations).toMatchObject([{ package: 'zoom', version: '5.0' }]);
  });

  test('a missing root is not found', async () => {
    const software = await installedSoftware(clients, {
      root: '/nowhere/at/all',
      home: '/nowhere',
    });
    expect(software.ok ? null : software.problem.kind).toBe('not-found');
  });

  test('a package manager that is not read is said', async () => {
    const { health } = await lookAt(ownRoot({ 'var/db/xbps': null }));
    expect(health).toMatchObject([
      { state: 'limited', detail: expect.stringContaining('Packages of XBPS are not read') },
    ]);
  });

  test('an RPM database without rpm, or with an rpm that fails, is said', async () => {
    const tree = openTree(
      ownRoot({
        'usr/lib/sysimage/rpm/rpmdb.sqlite': 'x',
        'var/lib/rpm': { to: '../../usr/lib/sysimage/rpm' },
      }),
    );
    if (!tree.ok) throw new Error('no tree');
    const search = { clients, tree: tree.value, home: null };
    const problem = {
      kind: 'not-found',
      subject: 'rpm',
      message: 'There is no rpm.',
      advice: '',
    } as const;
    const missing = await readRpm(search, async () => failure(problem));
    expect(missing.shortfalls).toEqual([
      'There is an RPM database, but it could not be asked: rpm is not installed here.',
    ]);
    const failing = await readRpm(search, async () =>
      success({ exitCode: 1, stdout: '', stderr: 'error: cannot open Packages\n' }),
    );
    expect(failing.shortfalls).toEqual([
      'rpm could not read everything: error: cannot open Packages.',
    ]);
  });
});

describe('plain folders', () => {
  test.each<[string, Planting, string | null]>([
    [
      'package.json',
      {
        'opt/Signal/resources/app/package.json': '{"version":"6.40.0"}',
        'opt/Signal/version': '27.1.0',
      },
      '6.40.0',
    ],
    [
      'build_info.json',
      { 'opt/Signal/resources/build_info.json': '{"releaseChannel":"stable","version":"0.0.42"}' },
      '0.0.42',
    ],
    ['version', { 'opt/Signal/version': '6.1\nmore' }, '6.1'],
    [
      'Electron’s own version is not the client’s',
      { 'opt/Signal/resources/app.asar': '', 'opt/Signal/version': '27.1.0' },
      null,
    ],
    ['a broken file', { 'opt/Signal/package.json': '{"version":' }, null],
    ['a strange version', { 'opt/Signal/version': '<b>1</b>' }, null],
  ])('say their version: %s', async (_, planting, version) => {
    const { installations } = await lookAt(ownRoot(planting));
    expect(installations).toMatchObject([{ client: 'signal-desktop', source: 'folder', version }]);
  });

  test('a link in /usr/bin to the folder is the same copy', async () => {
    const { installations } = await lookAt(
      ownRoot({ 'opt/zoom/zoom': 'x', 'usr/bin/zoom': { to: '/opt/zoom/zoom' } }),
    );
    expect(installations.map(({ path }) => path)).toEqual(['/opt/zoom']);
  });

  test('what a package put there is no plain folder', async () => {
    const { installations } = await lookAt(
      ownRoot({ ...dpkg, 'usr/bin/zoom': { to: '/opt/zoom/zoom' } }),
    );
    expect(installations.map(({ source }) => source)).toEqual(['deb']);
  });
});
