// A real voice client from Debian: its real package in a root of its own, run once so that it leaves its files, removed.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startOwnChild } from '../../rigs/own-child.ts';
import { ownFolder } from '../../rigs/own-folder.ts';
import { missingPackages } from '../../rigs/programs.ts';
import { realDebs } from '../../rigs/real-debs.ts';
import { given, removerAt } from '../../rigs/removal.ts';
import { until } from '../../rigs/until.ts';
import { startX11 } from '../../rigs/x11-session.ts';
import { pictureOf } from '../../unit/journal/picture.ts';

const missing =
  process.getuid?.() === 0
    ? missingPackages('dpkg', 'apt-get', 'mumble', 'Xvfb')
    : 'to run as root';

/** From apt's cache, or from Debian's archive; null where neither has it. */
const debOf = (name: string, folder: string): string | null => {
  const cache = '/var/cache/apt/archives';
  const cached = readdirSync(cache).find((file) => file.startsWith(`${name}_`));
  if (cached !== undefined) return join(cache, cached);
  spawnSync('apt-get', ['download', name], { cwd: folder, stdio: 'ignore', timeout: 60_000 });
  const fetched = readdirSync(folder).find((file) => file.startsWith(`${name}_`));
  return fetched === undefined ? null : join(folder, fetched);
};

describe.skipIf(missing !== null)(`Debian’s mumble (needs ${missing ?? 'nothing more'})`, () => {
  it('goes with what it has left, and that comes back as it was', async (context) => {
    const folder = ownFolder('removal-mumble');
    onTestFinished(() => folder.remove());
    const deb = debOf('mumble', folder.path);
    if (deb === null) return context.skip('Debian’s archive is out of reach');
    const { root, home, installed } = realDebs(folder.path);
    execFileSync('dpkg', [`--root=${root}`, '--force-depends', '--install', deb], {
      stdio: 'pipe',
    });
    const screen = await startX11();
    onTestFinished(() => screen.stop());
    const talker = await startOwnChild([join(root, 'usr/bin/mumble'), '-n'], {
      env: { ...screen.env, HOME: home, XDG_RUNTIME_DIR: folder.runtimeDir },
    });
    onTestFinished(() => talker.stop('SIGKILL'));
    const left = ['.config/Mumble', '.local/share/Mumble', '.local/share/data/Mumble'].map((path) =>
      join(home, path),
    );
    await until('mumble’s files', () => left.some((path) => existsSync(path)) || undefined, 20_000);
    await talker.stop();
    const before = pictureOf(home);
    const { changes, survey, plan } = await removerAt({ root, home }, join(folder.path, 'data'));
    const found = await survey('mumble');
    expect(found.installations).toMatchObject([{ source: 'deb', package: 'mumble' }]);
    expect(
      found.remnants.some(({ path, chosen }) => chosen && path !== null && left.includes(path)),
    ).toBe(true);

    const removed = given(await changes.remove(given(await plan(found)).id));

    expect(removed.verdict).toBe('Nothing of Mumble is left.');
    expect(installed()).toEqual([]);
    expect(existsSync(join(root, 'usr/bin/mumble'))).toBe(false);
    expect(left.filter((path) => existsSync(path))).toEqual([]);
    given(await changes.undo(removed.entry.id, { whenChanged: 'refuse' }));
    expect(pictureOf(home)).toBe(before);
  }, 60_000);
});
