// What package managers answer when they are asked what they would do.
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { wouldChange } from '../../../../main/platform/linux/packages/deb.ts';
import { askPackageManagers } from '../../../../main/platform/linux/packages/index.ts';
import { holderIn } from '../../../../main/platform/linux/packages/locks.ts';
import { ownersIn } from '../../../../main/platform/linux/packages/owning.ts';
import { wouldRemove } from '../../../../main/platform/linux/packages/rpm.ts';
import type { PackageSeen } from '../../../../main/platform/port/index.ts';
import { clientTree } from '../../../rigs/client-tree.ts';
import { fixture } from '../../../rigs/fixture.ts';
import { ownFolder } from '../../../rigs/own-folder.ts';
import { removerAt } from '../../../rigs/removal.ts';

/** A program of this name that prints what was recorded, and notes what it was asked. */
const recorded = (name: string, answer: { readonly out: string; readonly code: number }) => {
  const folder = ownFolder('answers');
  onTestFinished(() => folder.remove());
  const bin = join(folder.path, 'bin');
  mkdirSync(bin);
  writeFileSync(join(folder.path, 'out'), answer.out);
  writeFileSync(
    join(bin, name),
    `#!/bin/sh\ncat ${JSON.stringify(join(folder.path, 'out'))}\nexit ${answer.code}\n`,
  );
  chmodSync(join(bin, name), 0o755);
  vi.stubEnv('PATH', `${bin}:/usr/bin:/bin`);
  onTestFinished(() => void vi.unstubAllEnvs());
};

const seen = (manager: PackageSeen['manager'], name: string): PackageSeen => ({
  manager,
  name,
  version: '6.2.3',
  scope: 'system',
  installation: null,
  settings: [],
  strays: null,
});
const here = { root: '/', home: '/home/ann' };

describe('apt-get', () => {
  it('names every package that it would touch', () => {
    expect(wouldChange(fixture('apt/remove-mumble.txt'))).toEqual(['mumble']);
    expect(wouldChange(fixture('apt/purge-mumble.txt'))).toEqual(['mumble']);
    expect(wouldChange(fixture('apt/remove-chromium-common.txt'))).toEqual([
      'chromium',
      'chromium-common',
    ]);
    // Another architecture's package, and what it would install instead.
    expect(
      wouldChange('Remv zoom:i386 [1]\nInst zoom-light (2 Debian:12)\nConf zoom-light (2)\n'),
    ).toEqual(['zoom', 'zoom-light']);
  });

  it('is taken at its word where only the client goes, and stopped where more would', async () => {
    recorded('apt-get', { out: fixture('apt/remove-mumble.txt'), code: 0 });
    expect(await askPackageManagers([seen('dpkg', 'mumble')], here, false)).toMatchObject({
      ok: true,
      value: [
        {
          command: ['apt-get', 'remove', '--yes', '--', 'mumble'],
          needsRoot: true,
          comeBack: expect.stringContaining('apt-get install mumble=6.2.3'),
        },
      ],
    });
    recorded('apt-get', { out: fixture('apt/remove-chromium-common.txt'), code: 0 });
    expect(await askPackageManagers([seen('dpkg', 'chromium-common')], here, false)).toMatchObject({
      ok: false,
      problem: { kind: 'conflict', message: expect.stringContaining('chromium') },
    });
  });
});

describe('dnf', () => {
  it('names every package in its table', () => {
    expect(wouldRemove(fixture('dnf/remove-alone.txt'))).toEqual(['zoom']);
    expect(wouldRemove(fixture('dnf/remove-more.txt'))).toEqual([
      'zoom',
      'company-desktop-with-quite-a-long-name-of-its-own',
    ]);
    expect(wouldRemove('No match for argument: zoom\nNothing to do.\n')).toEqual([]);
  });

  it('is taken at its word where only the client goes, and stopped where more would, or nothing', async () => {
    const emptyRoot = ownFolder('no-books');
    onTestFinished(() => emptyRoot.remove());
    recorded('dnf', { out: fixture('dnf/remove-alone.txt'), code: 1 });
    expect(await askPackageManagers([seen('rpm', 'zoom')], here, false)).toMatchObject({
      ok: true,
      value: [
        {
          command: [
            'dnf',
            'remove',
            '--setopt=clean_requirements_on_remove=False',
            '--assumeyes',
            '--',
            'zoom',
          ],
        },
      ],
    });
    recorded('dnf', { out: fixture('dnf/remove-more.txt'), code: 1 });
    expect(await askPackageManagers([seen('rpm', 'zoom')], here, false)).toMatchObject({
      ok: false,
      problem: { kind: 'conflict' },
    });
    recorded('dnf', { out: 'Error: this is no table\n', code: 1 });
    expect(await askPackageManagers([seen('rpm', 'zoom')], here, false)).toMatchObject({
      ok: false,
      problem: { kind: 'unavailable' },
    });
    expect(
      await askPackageManagers([seen('rpm', 'zoom')], { ...here, root: emptyRoot.path }, false),
    ).toMatchObject({ ok: false, problem: { kind: 'unavailable' } });
  });
});

describe('snap', () => {
  it('is asked whether it has the snap, and purges where that is wanted', async () => {
    // `snap list zoom-client`, snapd 2.63.
    recorded('snap', {
      out: 'Name         Version        Rev  Tracking       Publisher   Notes\nzoom-client  5.17.11.3835   225  latest/stable  ogra        -\n',
      code: 0,
    });
    const command = async (purge: boolean) => {
      const answer = await askPackageManagers([seen('snap', 'zoom-client')], here, purge);
      return answer.ok ? answer.value[0]?.command : answer.problem;
    };
    expect(await command(false)).toEqual(['snap', 'remove', '--', 'zoom-client']);
    expect(await command(true)).toEqual(['snap', 'remove', '--purge', '--', 'zoom-client']);
    recorded('snap', { out: '', code: 1 });
    expect(await command(false)).toMatchObject({ kind: 'unavailable' });
  });
});

describe('who has locked the books', () => {
  const table = `1: FLOCK  ADVISORY  WRITE 77 fe:00:4711 0 EOF
2: POSIX  ADVISORY  WRITE 1234 fe:00:1050 0 EOF
2: -> POSIX  ADVISORY  WRITE 99 fe:00:1051 0 EOF
3: OFDLCK ADVISORY  READ -1 fe:00:8 0 0\n`;
  it.each([
    ['1050', 1234],
    ['4711', 77],
    ['8', -1],
    // It only waits for it.
    ['1051', null],
    ['105', null],
  ])('of inode %s: %s', (inode, pid) => {
    expect(holderIn(table, inode)).toBe(pid);
  });
});

it('dpkg tells whose files are, by whole paths alone', () => {
  const told = `zoom: /opt/zoom/zoom
libfoo:amd64, libfoo:i386: /usr/share/doc/foo
diversion by dash from: /bin/sh
zoom: /opt/zoom/zoom-extra
`;
  expect([...ownersIn(told, ['/opt/zoom/zoom', '/usr/share/doc/foo', '/bin/sh'])]).toEqual([
    ['/opt/zoom/zoom', 'zoom'],
    ['/usr/share/doc/foo', 'libfoo'],
  ]);
});

describe('pacman', () => {
  it('is asked whose a file is; what it owns of the client’s is left to it', async () => {
    // `pacman --query --quiet --owns`, pacman 6.0.2: the name alone.
    recorded('pacman', { out: 'zoom\n', code: 0 });
    const folder = ownFolder('arch');
    onTestFinished(() => folder.remove());
    const { root, home } = clientTree(folder.path).plant({
      '/var/lib/pacman/local/ALPM_DB_VERSION': '9\n',
      '/opt/zoom/zoom': 'x',
    });
    const { survey } = await removerAt({ root, home }, join(folder.path, 'data'));
    expect((await survey('zoom')).remnants).toMatchObject([
      { kind: 'program', belonging: 'client', way: 'by-hand', chosen: false },
    ]);
  });

  it('is taken at its word where only the client goes, and stopped where more would', async () => {
    // `pacman --remove --print --print-format=%n`, pacman 6.0.2: one name a line.
    recorded('pacman', { out: 'zoom\n', code: 0 });
    const command = ['pacman', '--remove', '--noconfirm', '--', 'zoom'];
    expect(await askPackageManagers([seen('pacman', 'zoom')], here, false)).toMatchObject({
      ok: true,
      value: [{ command, needsRoot: true }],
    });
    recorded('pacman', { out: 'zoom\ncompany-desktop\n', code: 0 });
    expect(await askPackageManagers([seen('pacman', 'zoom')], here, false)).toMatchObject({
      ok: false,
      problem: { kind: 'conflict', subject: 'company-desktop' },
    });
  });

  it('where books cannot be read, nothing outside of the home is taken away', async () => {
    const folder = ownFolder('alpine');
    onTestFinished(() => folder.remove());
    const { root, home } = clientTree(folder.path).plant({
      '/lib/apk/db/installed': 'P:zoom\n',
      '/opt/zoom/zoom': 'x',
      '~/.zoom/data/x.db': 'x',
    });
    const { survey } = await removerAt({ root, home }, join(folder.path, 'data'));
    const found = await survey('zoom');
    expect(found.remnants[0]?.sentence).toBe(
      'Zoom stands at /opt/zoom. Which package it belongs to could not be found out, so it stays.',
    );
    expect(found.remnants.map(({ shown, way }) => [shown, way])).toEqual([
      ['/opt/zoom', 'by-hand'],
      ['~/.zoom', 'quarantine'],
    ]);
    expect(found.problems.map(({ subject }) => subject)).toContain('apk');
  });
});
