import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { lookAt, ownRoot } from '../../unit/platform/installed/planted.ts';

const hasFlatpak = spawnSync('flatpak', ['--version']).status === 0;
const id = 'us.zoom.Zoom';

describe.skipIf(!hasFlatpak)('applications that flatpak itself installed (needs flatpak)', () => {
  test("a person's own zoom is found with its version, and is no proof of identity", async () => {
    const home = ownRoot();
    const app = ownRoot({
      metadata: `[Application]\nname=${id}\nruntime=org.example.Platform/x86_64/1\nsdk=org.example.Sdk/x86_64/1\ncommand=zoom\n`,
      'files/bin/zoom': 'x',
      'export/share': null,
      [`files/share/app-info/xmls/${id}.xml.gz`]: gzipSync(
        `<components version="0.8"><component type="desktop-application"><id>${id}</id><name>Zoom</name><releases><release timestamp="1" version="5.17.11.3835"/></releases></component></components>`,
      ),
    });
    const repository = join(ownRoot(), 'repository');
    const env = {
      PATH: process.env.PATH,
      HOME: home,
      XDG_DATA_HOME: join(home, '.local/share'),
      XDG_CACHE_HOME: join(home, '.cache'),
    };
    const flatpak = (...args: string[]) => execFileSync('flatpak', args, { env, stdio: 'ignore' });
    flatpak('build-export', repository, app);
    flatpak('--user', 'remote-add', '--no-gpg-verify', 'local', repository);
    // Its triggers may fail in a container; the application is installed all the same.
    spawnSync(
      'flatpak',
      ['--user', 'install', '-y', '--no-deps', '--noninteractive', 'local', id],
      { env, stdio: 'ignore' },
    );

    const { installations, ownership } = await lookAt(ownRoot(), home);
    const path = join(home, `.local/share/flatpak/app/${id}`);
    expect(installations).toEqual([
      {
        client: 'zoom',
        source: 'flatpak',
        path,
        version: '5.17.11.3835',
        package: id,
        scope: 'user',
      },
    ]);
    expect(ownership.packageOf(join(path, 'current/active/files/bin/zoom'))).toBeNull();
  });
});
