// Ctrl+C while a package manager works: it is let finish, then everything that can be taken back is.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { callwarden } from '../../rigs/callwarden.ts';
import { zoomDeb } from '../../rigs/client-tree/zoom.ts';
import { ownFolder } from '../../rigs/own-folder.ts';
import { missingPackages } from '../../rigs/programs.ts';
import { realDebs } from '../../rigs/real-debs.ts';
import { until } from '../../rigs/until.ts';
import { pictureOf } from '../../unit/journal/picture.ts';

const missing =
  process.getuid?.() === 0 ? missingPackages('gcc', 'dpkg', 'dpkg-deb') : 'to run as root';
const program = join(import.meta.dirname, '../../../dist/cli/callwarden.mjs');

/** A package's own script, as a program that needs nothing of the root that it runs in. */
const slowly = `#include <fcntl.h>
#include <unistd.h>
int main(void) {
  close(creat("/started", 0600));
  sleep(3);
  return 0;
}
`;

/** A removal under way, in the middle of the package manager's part; `before`: the home as it was. */
const underWay = async () => {
  const folder = ownFolder('stopped');
  onTestFinished(() => folder.remove());
  const { root, home, install } = realDebs(folder.path);
  install(zoomDeb({}));
  const source = join(folder.path, 'prerm.c');
  writeFileSync(source, slowly);
  execFileSync('gcc', ['-static', '-o', join(root, 'var/lib/dpkg/info/zoom.prerm'), source]);
  const before = pictureOf(home);
  const env = { ...process.env, CALLWARDEN_DATA: join(folder.path, 'data') };
  const places = [`--root=${root}`, `--home=${home}`];
  const child = spawn(process.execPath, [program, 'remove', 'zoom', '--yes', ...places], {
    // In a group of its own: a terminal's Ctrl+C would reach dpkg too.
    detached: true,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said: string[] = [];
  child.stderr.on('data', (piece) => said.push(String(piece)));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  await until('dpkg’s script', () => existsSync(join(root, 'started')) || undefined, 15_000);
  return {
    root,
    home,
    before,
    child,
    ended,
    said,
    run: (...words: string[]) => callwarden([...words, ...places], env),
  };
};

describe.skipIf(missing !== null)(
  `a removal that is stopped (needs ${missing ?? 'nothing more'})`,
  () => {
    it('waits for the package manager, and takes back what it can', async () => {
      const { root, home, before, child, ended, said } = await underWay();

      child.kill('SIGINT');

      expect(await ended).toBe(3);
      expect(said.join('')).toContain('stopping at the next safe point');
      expect(said.join('')).toContain('You stopped it');
      expect(said.join('')).toContain('can be installed again');
      expect(pictureOf(home)).toBe(before);
      expect(existsSync(join(root, 'opt/zoom'))).toBe(false);
    });

    it('that was killed is put right by the next command, which says what cannot be', async () => {
      const { root, home, before, child, ended, run } = await underWay();

      child.kill('SIGKILL');
      await ended;
      // dpkg goes on by itself.
      await until('dpkg’s end', () => !existsSync(join(root, 'opt/zoom')) || undefined, 15_000);

      const next = run('restore', '--list');
      expect(next.code).toBe(0);
      expect(next.err).toContain('can be installed again');
      expect(pictureOf(home)).toBe(before);
      expect(run('remove', 'zoom', '--yes')).toMatchObject({
        code: 0,
        out: expect.stringContaining('Nothing of Zoom is left.'),
      });
    });
  },
);
