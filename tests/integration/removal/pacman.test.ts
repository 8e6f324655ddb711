// Packages of pacman, installed and removed by the real pacman in a root of its own.
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { plant } from '../../rigs/client-tree/planting.ts';
import { ownFolder } from '../../rigs/own-folder.ts';
import { missingPackages } from '../../rigs/programs.ts';
import { type PacmanPackage, realPacman } from '../../rigs/real-pacman.ts';
import { given, removerAt } from '../../rigs/removal.ts';
import { pictureOf } from '../../unit/journal/picture.ts';

const missing = process.getuid?.() === 0 ? missingPackages('pacman') : 'to run as root';

const zoom: PacmanPackage = {
  name: 'zoom',
  version: '1:6.2.3-1',
  backup: ['etc/zoom/zoom.conf'],
  files: {
    '/opt/zoom/zoom': { content: 'x', mode: 0o755 },
    '/usr/bin/zoom': { to: '/opt/zoom/zoom' },
    '/usr/share/applications/Zoom.desktop':
      '[Desktop Entry]\nType=Application\nName=Zoom\nExec=/usr/bin/zoom %U\n',
    '/etc/zoom/zoom.conf': 'a=1\n',
  },
};

const machine = async (...packages: readonly PacmanPackage[]) => {
  const folder = ownFolder('removal-pacman');
  onTestFinished(() => folder.remove());
  const pacman = realPacman(folder.path);
  for (const one of packages) pacman.install(one);
  const { root, home } = pacman;
  plant(root, home, { '~/.zoom/data/x.db': 'x', '~/.config/zoomus.conf': '[General]\n' });
  const remover = await removerAt({ root, home }, join(folder.path, 'data'));
  return { ...pacman, ...remover };
};

describe.skipIf(missing !== null)(`packages of pacman (need ${missing ?? 'nothing more'})`, () => {
  it('zoom goes with what it leaves, and its files come back', async () => {
    const { root, home, installed, changes, survey, plan } = await machine(zoom);
    appendFileSync(join(root, 'etc/zoom/zoom.conf'), 'changed=1\n');
    plant(root, home, { '/opt/zoom/crash.dump': 'y' });
    const before = pictureOf(home);
    const found = await survey('zoom');
    expect(found.installations).toMatchObject([
      { source: 'pacman', package: 'zoom', version: '1:6.2.3-1', path: '/opt/zoom' },
    ]);
    expect(found.remnants).toContainEqual(
      expect.objectContaining({
        shown: '/usr/share/applications/Zoom.desktop',
        way: 'uninstall',
      }),
    );

    const removed = given(await changes.remove(given(await plan(found)).id));

    expect(removed.verdict).toBe('Nothing of Zoom is left.');
    expect(removed.comeBack).toContain('zoom 1:6.2.3-1');
    expect(installed()).toEqual([]);
    for (const path of ['opt/zoom', 'usr/bin/zoom', 'etc/zoom'])
      expect(existsSync(join(root, path)), path).toBe(false);

    const undone = given(await changes.undo(removed.entry.id, { whenChanged: 'refuse' }));
    expect(undone.changed).toEqual([]);
    expect(pictureOf(home)).toBe(before);
    expect(readFileSync(join(root, 'etc/zoom/zoom.conf'), 'utf8')).toBe('a=1\nchanged=1\n');
    expect(readFileSync(join(root, 'opt/zoom/crash.dump'), 'utf8')).toBe('y');
  });

  it('with purge pacman keeps no copy of changed settings', async () => {
    const { root, changes, survey, plan } = await machine(zoom);
    appendFileSync(join(root, 'etc/zoom/zoom.conf'), 'changed=1\n');

    const removed = given(
      await changes.remove(given(await plan(await survey('zoom'), [], true)).id),
    );

    expect(removed.verdict).toBe('Nothing of Zoom is left.');
    expect(existsSync(join(root, 'etc/zoom'))).toBe(false);
  });

  it('what another package needs is not removed, and nothing else is done', async () => {
    const { root, home, installed, survey, plan } = await machine(zoom, {
      name: 'company-desktop',
      version: '1-1',
      files: { '/opt/company/x': 'x' },
      depends: ['zoom'],
    });
    const picture = () => [pictureOf(home), pictureOf(join(root, 'opt')), installed()];
    const before = picture();

    const planned = await plan(await survey('zoom'));

    expect(planned).toMatchObject({
      ok: false,
      problem: { kind: 'unavailable', subject: 'pacman' },
    });
    expect(planned.ok ? '' : planned.problem.cause).toContain('company-desktop');
    expect(picture()).toEqual(before);
  });

  it('while pacman is at work nothing is planned', async () => {
    const { root, survey, plan } = await machine(zoom);
    writeFileSync(join(root, 'var/lib/pacman/db.lck'), '');
    expect(await plan(await survey('zoom'))).toMatchObject({
      ok: false,
      problem: { kind: 'conflict', subject: 'pacman' },
    });
  });

  it('a package that is only called alike brings no client, and stays', async () => {
    const { installed, changes, survey, plan } = await machine(zoom, {
      name: 'zoom-plugin-of-ours',
      version: '1-1',
      files: {
        '/opt/zoom/plugins/ours.so': 'x',
        '/usr/share/bash-completion/completions/zoom': 'x',
      },
    });
    const found = await survey('zoom');
    expect(found.installations.map(({ package: name }) => name)).toEqual(['zoom']);
    given(await changes.remove(given(await plan(found)).id));
    expect(installed()).toEqual(['zoom-plugin-of-ours 1-1']);
  });
});
