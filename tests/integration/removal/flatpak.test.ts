// A real flatpak, made and installed from a repository of the test's own, and removed by flatpak.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { plant } from '../../rigs/client-tree/planting.ts';
import { ownFolder } from '../../rigs/own-folder.ts';
import { missingPackages } from '../../rigs/programs.ts';
import { given, removerAt } from '../../rigs/removal.ts';

const missing = missingPackages('flatpak');
const id = 'us.zoom.Zoom';

const machine = () => {
  const folder = ownFolder('removal-flatpak');
  onTestFinished(() => folder.remove());
  const root = join(folder.path, 'root');
  mkdirSync(root);
  const app = join(folder.path, 'app');
  plant(app, app, {
    '/metadata': `[Application]\nname=${id}\nruntime=org.example.Platform/x86_64/1\nsdk=org.example.Sdk/x86_64/1\ncommand=zoom\n`,
    '/files/bin/zoom': 'x',
    '/export/share': null,
  });
  // What is the person's own in flatpak's eyes is told by the environment alone.
  vi.stubEnv('HOME', folder.home);
  vi.stubEnv('XDG_DATA_HOME', join(folder.home, '.local/share'));
  vi.stubEnv('XDG_CACHE_HOME', join(folder.home, '.cache'));
  onTestFinished(() => void vi.unstubAllEnvs());
  const flatpak = (...args: string[]) => execFileSync('flatpak', args, { stdio: 'ignore' });
  const repository = join(folder.path, 'repository');
  flatpak('build-export', repository, app);
  flatpak('--user', 'remote-add', '--no-gpg-verify', 'local', repository);
  // Its triggers may fail in a container; the application is installed all the same.
  spawnSync('flatpak', ['--user', 'install', '-y', '--no-deps', '--noninteractive', 'local', id], {
    stdio: 'ignore',
  });
  plant(root, folder.home, { [`~/.var/app/${id}/config/zoomus.conf`]: '[General]\n' });
  return { folder, root, home: folder.home, data: join(folder.path, 'data') };
};

describe.skipIf(missing !== null)(`flatpak (needs ${missing ?? 'nothing more'})`, () => {
  it('takes its application away, and what the application kept goes to quarantine', async () => {
    const { root, home, data } = machine();
    const { changes, survey, plan } = await removerAt({ root, home }, data);
    const made = given(await plan(await survey('zoom')));
    expect(made.effects.flatMap(({ command }) => (command === null ? [] : [command]))).toEqual([
      ['flatpak', 'uninstall', '--user', '--noninteractive', '--', id],
    ]);

    const removed = given(await changes.remove(made.id));

    expect(removed.verdict).toMatch(/^Nothing of Zoom is left\./);
    expect(removed.comeBack).toContain(`flatpak install --user local ${id}`);
    expect(
      execFileSync('flatpak', ['--user', 'list', '--columns=application'], { encoding: 'utf8' }),
    ).not.toContain(id);
    expect(existsSync(join(home, `.var/app/${id}`))).toBe(false);
    given(await changes.undo(removed.entry.id, { whenChanged: 'refuse' }));
    expect(existsSync(join(home, `.var/app/${id}/config/zoomus.conf`))).toBe(true);
  });

  it('somebody else’s flatpaks are not ours to remove', async () => {
    const { root, home, data } = machine();
    const { survey, plan } = await removerAt({ root, home }, data);
    const found = await survey('zoom');
    vi.stubEnv('XDG_DATA_HOME', join(root, 'somewhere'));
    expect(await plan(found)).toMatchObject({
      ok: false,
      problem: { kind: 'unavailable', subject: home },
    });
  });
});
