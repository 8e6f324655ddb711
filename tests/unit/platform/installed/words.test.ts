import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { namesOf, readName } from '../../../../main/platform/linux/installed/appimage.ts';
import { withoutFolders } from '../../../../main/platform/linux/installed/dpkg.ts';
import {
  appdataVersion,
  newestRelease,
} from '../../../../main/platform/linux/installed/flatpak-version.ts';
import { parseRpm } from '../../../../main/platform/linux/installed/rpm.ts';
import { snapVersion } from '../../../../main/platform/linux/installed/snap.ts';
import { clients } from './planted.ts';

const fixture = (path: string): Buffer =>
  readFileSync(join(import.meta.dirname, '../../../fixtures', path));

describe('an AppImage is known by its name', () => {
  const names = namesOf(clients);
  test.each([
    ['Zoom-5.17.11_x86_64.AppImage', 'zoom', '5.17.11'],
    ['zoom.AppImage', 'zoom', null],
    ['jitsi-meet-x86_64.AppImage', 'jitsi-meet', null],
    ['Signal-Desktop-6.1.0.appimage', 'signal-desktop', '6.1.0'],
    ['Element Desktop v1.11.50.AppImage', 'element', '1.11.50'],
    ['teams-for-linux-1.4.2-arm64.AppImage', 'microsoft-teams', '1.4.2'],
    ['discord (1).AppImage', 'discord', null],
  ])('%s is %s', (file, client, version) => {
    const read = readName(file, names);
    expect([read?.client.id, read?.version]).toEqual([client, version]);
  });

  test.each([
    'zoom-player.AppImage',
    'zoomit.AppImage',
    'zoom',
    'zoom.AppImage.zsync',
    '.AppImage',
    'my-zoom.AppImage',
  ])('%s is none that we know', (file) => expect(readName(file, names)).toBeNull());

  test('for any name, nothing is thrown', () => {
    fc.assert(fc.property(fc.string(), (name) => void readName(`${name}.AppImage`, names)));
  });
});

describe('a snap says its version', () => {
  test.each([
    ['name: zoom-client\nversion: 5.17.11\nsummary: x\n', '5.17.11'],
    ["version: '1.10'\n", '1.10'],
    ['version: "2.0~rc1+git"  # a comment\r\n', '2.0~rc1+git'],
    ['version: 1.0 # said by hand\n', '1.0'],
    ['apps:\n  zoom:\n    version: 9\n', null],
    ['version: |\n  1.0\n', null],
    ['version: &anchor 1.0\n', null],
    ['version:\n', null],
    ['version: "1.0\n', null],
    ['version: <script>\n', null],
  ])('%j: %s', (yaml, version) => expect(snapVersion(yaml)).toBe(version));
});

describe('a flatpak says its version', () => {
  test('in the file that flatpak wrote', () => {
    expect(appdataVersion(fixture('flatpak/deploy'))).toBe('5.17.11.3835');
  });

  test('for any damage to that file, nothing is thrown and nothing strange comes out', () => {
    const deploy = fixture('flatpak/deploy');
    fc.assert(
      fc.property(
        fc.nat(deploy.length - 1),
        fc.nat(255),
        fc.nat(deploy.length),
        (at, byte, length) => {
          const damaged = Buffer.from(deploy);
          damaged[at] = byte;
          expect(appdataVersion(damaged.subarray(0, length)) ?? '1').toMatch(
            /^[A-Za-z0-9][\w.+~:-]{0,63}$/,
          );
        },
      ),
    );
  });

  test('or in its metadata, newest first', () => {
    const xml =
      '<releases>\n <release date="2026-01-01" version="6.1"/><release version="6.0"/></releases>';
    expect(newestRelease(xml)).toBe('6.1');
    expect(newestRelease("<release version='1.2'/>")).toBe('1.2');
    expect(newestRelease('<release type="stable"/>')).toBeNull();
  });
});

describe('what rpm prints', () => {
  test('a recorded answer: the package, its files and its folders', () => {
    expect(parseRpm(fixture('rpm/query-zoom.txt').toString())).toEqual([
      {
        name: 'zoom',
        version: '5.17.11.3835-1',
        files: ['/opt/zoom/zoom', '/usr/bin/zoom'],
        folders: ['/opt/zoom'],
      },
    ]);
  });

  test('for any text, nothing is thrown', () => {
    const piece = fc.oneof(fc.string(), fc.constantFrom('P\t', 'F\t', '\t', '\n', '40755', '/x'));
    fc.assert(fc.property(fc.array(piece), (pieces) => void parseRpm(pieces.join(''))));
  });
});

test('folders in a list of files are told from files by what stands below them', () => {
  expect(
    withoutFolders([
      '/.',
      '/opt',
      '/opt/zoom',
      '/opt/zoom/zoom',
      '/usr',
      '/usr/bin',
      '/usr/bin/zoom',
    ]),
  ).toEqual(['/opt/zoom/zoom', '/usr/bin/zoom']);
});
