// What is installed on a Mac's disk, and whose signature it carries.
import { afterEach, describe, expect, it } from 'vitest';
import { createIdentifier, loadCatalogue } from '../../../../main/catalogue/index.ts';
import {
  displayArgv,
  parseCodesign,
  signerOf,
  verifyArgv,
} from '../../../../main/platform/darwin/installed/code-signature.ts';
import { installedSoftware } from '../../../../main/platform/darwin/installed/installed-software.ts';
import { receiptOf } from '../../../../main/platform/darwin/installed/receipts.ts';
import { dictionaryOf, parsePlist } from '../../../../main/platform/darwin/plist/index.ts';
import { type MacTree, macTree, xmlPlist } from './mac-tree.ts';
import { type Answer, answering, recording } from './recorded.ts';

const loaded = loadCatalogue();
if (!loaded.ok) throw new Error(loaded.problem.message);
const catalogue = loaded.value;

let tree: MacTree;
afterEach(() => tree.remove());

const look = async (answers: Readonly<Record<string, Answer>> = {}) => {
  const commands = answering(answers);
  const found = await installedSoftware(commands, catalogue.clients, tree);
  if (!found.ok) throw new Error(found.problem.message);
  const identify = createIdentifier(catalogue, {
    root: tree.root,
    home: tree.home,
    ownership: found.value.ownership,
    platform: 'darwin',
  });
  const identityOf = (path: string, name = 'x') =>
    identify({ name, executable: path, arguments: [], cgroup: '' });
  return { ...found.value, identityOf, asked: commands.asked };
};

const zoom = (at = '/Applications/zoom.us.app'): void =>
  tree.bundle(at, {
    CFBundleIdentifier: 'us.zoom.xos',
    CFBundleShortVersionString: '6.2.5 (43583)',
    CFBundleVersion: '6.2.5.43583',
    CFBundleExecutable: 'zoom.us',
  });

const signed = (verified: number): Record<string, Answer> => ({
  '/usr/bin/codesign -dv': { stderr: recording('codesign/zoom-authorities.txt') },
  '/usr/bin/codesign --verify': { exitCode: verified },
});

describe('installed software', () => {
  it('a bundle with a receipt, its version from the bundle itself', async () => {
    tree = macTree('mac-installed');
    zoom();
    tree.put(
      '/private/var/db/receipts/us.zoom.pkg.videomeeting.plist',
      xmlPlist(
        '<dict><key>PackageIdentifier</key><string>us.zoom.pkg.videomeeting</string><key>PackageVersion</key><string>6.2.5.43583</string><key>InstallPrefixPath</key><string>Applications</string></dict>',
      ),
    );
    const { installations, health } = await look(signed(0));
    expect(installations).toEqual([
      {
        client: 'zoom',
        source: 'installer',
        path: '/Applications/zoom.us.app',
        version: '6.2.5 (43583)',
        package: 'us.zoom.pkg.videomeeting',
        scope: 'system',
      },
    ]);
    expect(health).toMatchObject([{ part: 'packages', state: 'working' }]);
  });

  it('a renamed copy in the home is known by its identifier, whatever its name and its form', async () => {
    tree = macTree('mac-installed');
    zoom(`~/Applications/${'Büro 会議'.normalize('NFD')}.app`);
    const { installations } = await look();
    expect(installations).toMatchObject([{ client: 'zoom', source: 'folder', scope: 'user' }]);
    expect(installations[0]?.path.normalize('NFC')).toContain('/Büro 会議.app');
  });

  it('an application with somebody else’s identifier in a client’s place is one only by its place', async () => {
    tree = macTree('mac-installed');
    tree.bundle('/Applications/Other.app', { CFBundleIdentifier: 'com.example.other' });
    expect((await look()).installations).toEqual([]);
  });

  it('a hostile Info.plist is said, and stops nothing', async () => {
    tree = macTree('mac-installed');
    zoom();
    tree.put('/Applications/Bad.app/Contents/Info.plist', '<plist><dict><key>');
    const { installations, health } = await look(signed(0));
    expect(installations).toHaveLength(1);
    expect(health[0]).toMatchObject({ state: 'limited' });
    expect(health[0]?.detail).toContain('Bad.app');
  });
});

describe('identity', () => {
  const program = () => `${tree.root}/Applications/zoom.us.app/Contents/MacOS/zoom.us`;

  it('is verified where the signature is the vendor’s and whole', async () => {
    tree = macTree('mac-identity');
    zoom();
    const { identityOf, asked } = await look(signed(0));
    expect(identityOf(program())).toEqual({
      client: 'zoom',
      identity: 'verified',
      evidence: expect.stringContaining('(team BJ4HAAB9B3)'),
    });
    expect(asked.find((line) => line.includes('--verify'))).toContain('subject.OU] = "BJ4HAAB9B3"');
  });

  it('is by its place alone where the seal is broken, and that is said', async () => {
    tree = macTree('mac-identity');
    zoom();
    const { identityOf, health } = await look(signed(3));
    expect(identityOf(program())).toMatchObject({ client: 'zoom', identity: 'path' });
    expect(health[0]?.detail).toContain('was altered since');
  });

  it('is by its place alone where somebody else signed it', async () => {
    tree = macTree('mac-identity');
    zoom();
    const { identityOf, health, asked } = await look({
      '/usr/bin/codesign -dv': { stderr: recording('codesign/safari-authorities.txt') },
      '/usr/bin/mdls': { stdout: recording('mdls/downloaded-archive-2024.txt') },
    });
    expect(identityOf(program())).toMatchObject({ identity: 'path' });
    expect(health[0]?.detail).toContain('It was downloaded from objects.githubusercontent.com');
    expect(health[0]?.detail).toContain('carries no vendor’s signature');
    expect(asked.some((line) => line.includes('--verify'))).toBe(false);
  });

  it('of what merely calls itself so is its name alone', async () => {
    tree = macTree('mac-identity');
    const { identityOf } = await look();
    expect(identityOf(`${tree.root}/tmp/zoom.us`)).toMatchObject({
      client: 'zoom',
      identity: 'name-only',
    });
    expect(identityOf(`${tree.root}/usr/bin/true`)).toBeNull();
  });

  it('finds a place in whichever case and form its path is written, and on the data volume', async () => {
    tree = macTree('mac-identity');
    const { identityOf } = await look();
    for (const place of [
      'applications/ZOOM.US.app',
      'System/Volumes/Data/Applications/zoom.us.app',
    ])
      expect(identityOf(`${tree.root}/${place}/Contents/MacOS/zoom.us`), place).toMatchObject({
        identity: 'path',
      });
  });
});

describe('codesign', () => {
  it('says of itself who signed it', () => {
    tree = macTree('mac-codesign');
    expect(parseCodesign(recording('codesign/zoom-airhost-sonoma.txt'))).toEqual({
      identifier: 'us.zoom.airhost',
      team: 'BJ4HAAB9B3',
      authorities: [],
    });
    expect(parseCodesign(recording('codesign/safari-authorities.txt')).team).toBeNull();
    expect(parseCodesign('TeamIdentifier=" or true\nAuthority').team).toBeNull();
  });

  it('is asked with a path that cannot be an option, and a team that cannot be a condition', async () => {
    tree = macTree('mac-codesign');
    expect(displayArgv('-x').slice(-2)).toEqual(['--', '-x']);
    expect(verifyArgv('/a', 'BJ4HAAB9B3').at(-2)).toBe('--');
    const commands = answering({});
    expect(await signerOf(commands, '/a', 'x" or anchor apple')).toMatchObject({ kind: 'unknown' });
    expect(commands.asked).toEqual([]);
  });
});

it('a receipt is read as the Installer writes it and as pkgutil prints it', () => {
  tree = macTree('mac-receipt');
  const list = parsePlist(Buffer.from(recording('pkgutil/pkg-info-mobile-assets.plist')), 'x');
  if (!list.ok) throw new Error(list.problem.message);
  expect(receiptOf(dictionaryOf(list.value), 'x.plist', '/x.plist')).toEqual({
    id: 'com.apple.pkg.MobileAssets',
    version: '1.0.0.0.1645860813',
    prefix: '/',
    path: '/x.plist',
  });
  expect(receiptOf(new Map(), 'a.b.plist', '/x')).toMatchObject({ id: 'a.b', version: null });
});
