// Extensions of macOS that came with an application: listed by macOS itself, or by the books of another disk.
import { afterEach, describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../../../main/catalogue/index.ts';
import {
  listArgv,
  parseSystemExtensions,
  readSystemExtensions,
  registeredExtensions,
} from '../../../../main/platform/darwin/inventory/system-extensions.ts';
import { parsePlist } from '../../../../main/platform/darwin/plist/index.ts';
import { openTree } from '../../../../main/platform/files/index.ts';
import { groundBelow } from '../../../../main/platform/ground/index.ts';
import { given } from '../../../rigs/removal.ts';
import { type MacTree, macTree } from './mac-tree.ts';
import { answering, recording } from './recorded.ts';

const { clients } = given(loadCatalogue());
const obs = {
  ...clients.find(({ id }) => id === 'zoom')!,
  darwin: {
    processNames: [],
    installPaths: [],
    receipts: [],
    bundleIds: ['com.obsproject.obs-studio'],
    teamId: '2MMRE5MTB8',
  },
};
const list = (name: string) => recording(`systemextensionsctl/${name}`);

let tree: MacTree;
afterEach(() => tree?.remove());

const lookAt = (isThisMac: boolean, teamId = '2MMRE5MTB8') => {
  tree = macTree('mac-sysext');
  const ground = groundBelow(given(openTree(tree.root)), tree);
  const client = { ...obs, darwin: { ...obs.darwin, teamId } };
  return {
    clients: [client],
    installations: [],
    ground,
    uid: 501,
    isThisMac,
    isThisSession: isThisMac,
  };
};

describe('systemextensionsctl', () => {
  it('lists a camera that is on, with its kind from the heading above it', () => {
    expect(parseSystemExtensions(list('list-camera-on.txt'))).toEqual([
      {
        kind: 'camera',
        bundleId: 'com.obsproject.obs-studio.mac-camera-extension',
        version: '30.0.0',
        name: 'com.obsproject.obs-studio.mac-camera-extension',
        team: '2MMRE5MTB8',
        state: 'on',
      },
    ]);
  });

  it('lists one that waits to be permitted, and one that ends with the next restart', () => {
    expect(parseSystemExtensions(list('list-camera-waits-tahoe.txt'))).toMatchObject([
      { kind: 'camera', name: 'OBS Virtual Camera', state: 'off' },
    ]);
    expect(
      parseSystemExtensions(list('list-two-versions.txt')).map(({ kind, version, state }) => [
        kind,
        version,
        state,
      ]),
    ).toEqual([
      ['network', '1.103.9', 'on'],
      ['network', '1.101.284', 'ends-at-restart'],
    ]);
  });

  it.each([
    '',
    '0 extension(s)\n',
    '--- \n\t\t\t\t\t\n',
    '*\t*\tX\tno version\tname\t[activated enabled]',
  ])('nothing is made up out of %j', (text) => expect(parseSystemExtensions(text)).toEqual([]));

  it('an extension is its application’s by identifier, and never another vendor’s', async () => {
    const commands = answering({
      [listArgv.join(' ')]: { stdout: list('list-camera-on.txt') },
    });
    expect(await readSystemExtensions(commands, lookAt(true))).toMatchObject([
      { client: 'zoom', bundleId: 'com.obsproject.obs-studio.mac-camera-extension' },
    ]);
    tree.remove();
    expect(await readSystemExtensions(commands, lookAt(true, 'BJ4HAAB9B3'))).toEqual([]);
  });

  it('that gives no answer is said', async () => {
    const look = lookAt(true);
    expect(await readSystemExtensions(answering({}), look)).toEqual([]);
    expect(look.ground.problems).toMatchObject([{ subject: 'System extensions' }]);
  });
});

describe('the books of a disk', () => {
  it('say the same as the command', () => {
    const books = given(parsePlist(Buffer.from(list('db.plist')), 'db.plist'));
    expect(registeredExtensions(books)).toMatchObject([
      { kind: 'camera', version: '30.0.2', team: '2MMRE5MTB8', state: 'on' },
    ]);
  });

  it('are read where the disk is another Mac’s; nothing is asked of this one', async () => {
    const look = lookAt(false);
    tree.put('/Library/SystemExtensions/db.plist', list('db.plist'));
    const commands = answering({});
    expect(await readSystemExtensions(commands, look)).toHaveLength(1);
    expect(commands.asked).toEqual([]);
  });
});
