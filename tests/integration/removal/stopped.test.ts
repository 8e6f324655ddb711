// Ctrl+C while a package manager works: it is let finish, then everything that can be taken back is.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
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

describe.skipIf(missing !== null)(
  `a removal that is stopped (needs ${missing ?? 'nothing more'})`,
  () => {
    it('waits for the package manager, and takes back what it can', async () => {
      const folder = ownFolder('stopped');
      onTestFinished(() => folder.remove());
      const { root, home, install } = realDebs(folder.path);
      install(zoomDeb({}));
      const source = join(folder.path, 'prerm.c');
      writeFileSync(source, slowly);
      execFileSync('gcc', ['-static', '-o', join(root, 'var/lib/dpkg/info/zoom.prerm'), source]);
      const before = pictureOf(home);
      const child = spawn(
        process.execPath,
        [program, 'remove', 'zoom', '--yes', `--root=${root}`, `--home=${home}`],
        {
          // In a group of its own: a terminal's Ctrl+C would reach dpkg too.
          detached: true,
          env: { ...process.env, CALLWARDEN_DATA: join(folder.path, 'data') },
          stdio: ['ignore', 'ignore', 'pipe'],
        },
      );
      let said = '';
      child.stderr.on('data', (piece) => {
        said += piece;
      });
      const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
      await until('dpkg’s script', () => existsSync(join(root, 'started')) || undefined, 15_000);

      child.kill('SIGINT');

      expect(await ended).toBe(3);
      expect(said).toContain('stopping at the next safe point');
      expect(said).toContain('You stopped it');
      expect(said).toContain('can be installed again');
      expect(pictureOf(home)).toBe(before);
      expect(existsSync(join(root, 'opt/zoom'))).toBe(false);
    });
  },
);
