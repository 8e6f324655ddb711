// The whole way of a person without rights on their own machine: apt-get as the administrator, everything else as they are.
import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { buildAsker } from '../../rigs/asker.ts';
import { zoomDeb } from '../../rigs/client-tree/zoom.ts';
import { ownFolder } from '../../rigs/own-folder.ts';
import { missingPackages } from '../../rigs/programs.ts';
import { buildDeb } from '../../rigs/real-debs.ts';

const repository = join(import.meta.dirname, '..', '..', '..');
const nobody = 65_534;
const hasLayers =
  existsSync('/proc/filesystems') && readFileSync('/proc/filesystems', 'utf8').includes('overlay');
const missing =
  process.getuid?.() === 0 && hasLayers
    ? missingPackages('gcc', 'unshare', 'setpriv', 'mount', 'apt-get', 'dpkg-deb')
    : 'to run as root, on a kernel with overlayfs';

describe.skipIf(missing !== null)(`removal by apt-get (needs ${missing ?? 'nothing more'})`, () => {
  it('asks for the administrator once, and one entry of the journal has both sides', () => {
    const folder = ownFolder('removal-apt');
    onTestFinished(() => folder.remove());
    chmodSync(folder.path, 0o755);
    const home = join(folder.path, 'nobody');
    mkdirSync(home);
    chownSync(home, nobody, nobody);
    const asker = buildAsker(join(folder.path, 'asker'));
    const deb = buildDeb(folder.path, zoomDeb({}));

    const { before, removed, after, restored, back, purged, gone, kept } = JSON.parse(
      execFileSync(
        'unshare',
        [
          '--mount',
          process.execPath,
          join(import.meta.dirname, 'in-own-system-child.ts'),
          folder.path,
          asker,
          deb,
          join(repository, 'dist/cli/callwarden.mjs'),
        ],
        { encoding: 'utf8', maxBuffer: 64 << 20 },
      ),
    );

    expect(before).toMatchObject({ package: 'installed', files: { length: 4 } });
    expect(removed).toMatchObject({ status: 0, stderr: '' });
    const { plan, entry, verdict, comeBack } = removed.told;
    expect(
      plan.effects.find(({ command }: { command: unknown }) => command !== null),
    ).toMatchObject({
      command: ['apt-get', 'remove', '--yes', '--', 'zoom'],
      needsRoot: true,
    });
    expect(verdict).toMatch(/^Nothing of Zoom is left\./);
    expect(comeBack).toContain('apt-get install zoom=6.2.3.2056');
    expect(entry.effects).toHaveLength(plan.effects.length);
    expect(after).toEqual({ package: '', files: [] });

    expect(restored).toMatchObject({ status: 0, stderr: '' });
    expect(back.files).toEqual(before.files.filter((path: string) => path !== '/opt/zoom'));

    expect(purged).toMatchObject({ status: 0, stderr: '' });
    expect(purged.told.entry.keptUntil).toBeNull();
    expect(gone).toEqual({ package: '', files: [] });
    expect(kept).toEqual([]);
  }, 120_000);
});
