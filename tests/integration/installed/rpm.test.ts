import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lookAt, ownRoot } from '../../unit/platform/installed/planted.ts';

const hasRpm = process.getuid?.() === 0 && spawnSync('rpmbuild', ['--version']).status === 0;

const spec = `Name: zoom
Version: 5.17.11.3835
Release: 1
Summary: A stand-in
License: none
BuildArch: noarch
%description
A stand-in.
%install
mkdir -p %{buildroot}/opt/zoom %{buildroot}/usr/bin
echo x > %{buildroot}/opt/zoom/zoom
ln -s ../../opt/zoom/zoom %{buildroot}/usr/bin/zoom
%files
%dir /opt/zoom
/opt/zoom/zoom
/usr/bin/zoom
`;

describe.skipIf(!hasRpm)('packages that rpm itself installed (needs rpmbuild and root)', () => {
  test('zoom is found with version and files', async () => {
    const work = ownRoot({ 'zoom.spec': spec });
    execFileSync(
      'rpmbuild',
      [
        '-bb',
        '--define',
        `_topdir ${work}/top`,
        '--define',
        `_rpmdir ${work}`,
        join(work, 'zoom.spec'),
      ],
      { stdio: 'ignore' },
    );
    const [built] = readdirSync(join(work, 'noarch'));
    const root = ownRoot({ 'var/lib/rpm': null });
    const rpm = (...args: string[]) =>
      execFileSync('rpm', ['--root', root, '--dbpath', '/var/lib/rpm', ...args], {
        stdio: 'ignore',
      });
    rpm('--initdb');
    rpm('-i', '--nodeps', join(work, 'noarch', built!));
    const { installations, ownership, health } = await lookAt(root);
    expect(installations).toEqual([
      {
        client: 'zoom',
        source: 'rpm',
        path: '/opt/zoom',
        version: '5.17.11.3835-1',
        package: 'zoom',
        scope: 'system',
      },
    ]);
    expect(health).toEqual([
      { part: 'packages', state: 'working', detail: 'Packages of rpm are read.', advice: null },
    ]);
    expect(ownership.packageOf('/opt/zoom/zoom')).toEqual({
      client: 'zoom',
      package: 'zoom',
      source: 'rpm',
    });
    expect(ownership.packageOf('/opt/zoom')).toBeNull();
  });

  test('a broken database is said', async () => {
    const { installations, health } = await lookAt(
      ownRoot({ 'var/lib/rpm/rpmdb.sqlite': 'no database' }),
    );
    expect(installations).toEqual([]);
    expect(health).toMatchObject([
      { state: 'limited', detail: expect.stringContaining('rpm could not read everything') },
    ]);
  });
});
