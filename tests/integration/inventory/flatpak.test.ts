import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseKeyFile } from '../../../main/platform/linux/inventory/key-file.ts';
import { ownRoot } from '../../unit/platform/installed/planted.ts';
import { lookOver } from '../../unit/platform/inventory/look.ts';

const hasFlatpak = spawnSync('flatpak', ['--version']).status === 0;
const id = 'us.zoom.Zoom';
const context =
  'shared=network;ipc;\nsockets=x11;pulseaudio;\ndevices=all;\nfilesystems=xdg-documents/Zoom:create;~/.zoom:create;\n';

/** Zoom's own permissions, in an application that flatpak built and installed for a user of the test's. */
const installed = () => {
  const home = ownRoot();
  const app = ownRoot({
    metadata: `[Application]\nname=${id}\nruntime=org.example.Platform/x86_64/1\nsdk=org.example.Sdk/x86_64/1\ncommand=zoom\n\n[Context]\n${context}`,
    'files/bin/zoom': 'x',
    'export/share': null,
  });
  const repository = join(ownRoot(), 'repository');
  const env = {
    PATH: process.env.PATH,
    HOME: home,
    XDG_DATA_HOME: join(home, '.local/share'),
    XDG_CACHE_HOME: join(home, '.cache'),
    FLATPAK_SYSTEM_DIR: join(home, 'no-system'),
  };
  const flatpak = (...args: string[]) => execFileSync('flatpak', args, { env, encoding: 'utf8' });
  flatpak('build-export', repository, app);
  flatpak('--user', 'remote-add', '--no-gpg-verify', 'local', repository);
  // Its triggers may fail in a container; the application is installed all the same.
  spawnSync('flatpak', ['--user', 'install', '-y', '--no-deps', '--noninteractive', 'local', id], {
    env,
    stdio: 'ignore',
  });
  return { home, repository, flatpak };
};

/** As flatpak tells them; without what it takes away. */
const permissions = (text: string): string[] => {
  const file = parseKeyFile(text);
  return file
    .keys('Context')
    .flatMap((key) =>
      (file.value('Context', key) ?? '')
        .split(';')
        .filter((member) => member !== '' && !member.startsWith('!'))
        .map((member) => `${key}=${member}`),
    )
    .sort();
};

describe.skipIf(!hasFlatpak)('what flatpak itself says that it permits (needs flatpak)', () => {
  test('the same, after each of its own overrides', async () => {
    const { home, repository, flatpak } = installed();
    const root = ownRoot();
    const agree = async () => {
      const seen = await lookOver({ root, home });
      expect(seen.problems).toEqual([]);
      const said = permissions(flatpak('--user', 'info', '--show-permissions', id));
      expect(seen.grants.map(({ grant }) => grant).sort()).toEqual(said);
      return said;
    };
    expect(await agree()).toContain('devices=all');
    flatpak('--user', 'override', '--nodevice=all', '--device=dri', id);
    flatpak('--user', 'override', '--filesystem=home:ro', '--nofilesystem=~/.zoom', id);
    expect(await agree()).toContain('filesystems=home:ro');
    flatpak('--user', 'override', '--nosocket=pulseaudio', '--unshare=network');
    expect(await agree()).not.toContain('sockets=pulseaudio');
    flatpak('--user', 'override', '--socket=pulseaudio', '--filesystem=host', id);
    expect(await agree()).toContain('sockets=pulseaudio');
    flatpak('--user', 'override', '--nofilesystem=host:reset', id);
    const last = await agree();
    expect(last.filter((grant) => grant.startsWith('filesystems'))).toEqual([]);
    flatpak('--user', 'override', '--reset', id);
    await agree();

    const { repositories } = await lookOver({ root, home });
    expect(repositories.map(({ client, address }) => [client, address])).toEqual([
      ['zoom', `file://${repository}`],
    ]);
  });
});
