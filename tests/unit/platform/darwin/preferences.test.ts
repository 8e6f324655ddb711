// Preferences as macOS holds them now, and as their files have them.
import { afterEach, expect, it } from 'vitest';
import { loadCatalogue } from '../../../../main/catalogue/index.ts';
import {
  exportArgv,
  readPreferences,
} from '../../../../main/platform/darwin/inventory/preferences.ts';
import { openTree } from '../../../../main/platform/files/index.ts';
import { groundBelow } from '../../../../main/platform/ground/index.ts';
import { given } from '../../../rigs/removal.ts';
import { type MacTree, macTree, xmlPlist } from './mac-tree.ts';
import { answering } from './recorded.ts';

const { clients } = given(loadCatalogue());
const zoom = clients.filter(({ id }) => id === 'zoom');
const domain = '/Library/Preferences/us.zoom.config';
const list = (value: boolean): string =>
  xmlPlist(`<dict><key>ZDisableVideo</key><${String(value)}/></dict>`);

let tree: MacTree;
afterEach(() => tree.remove());

const look = (isThisSession: boolean) => {
  const ground = groundBelow(given(openTree(tree.root)), tree);
  return { clients: zoom, installations: [], ground, uid: 501, isThisMac: true, isThisSession };
};
const withFile = (): void => {
  tree = macTree('mac-preferences');
  tree.put(`${domain}.plist`, list(false));
};
const exporting = () => answering({ [exportArgv(domain).join(' ')]: { stdout: list(true) } });

it('are those that macOS has in memory: a file of them may be old', async () => {
  withFile();
  expect(await readPreferences(exporting(), look(true))).toMatchObject([
    { domain, values: new Map([['ZDisableVideo', true]]) },
  ]);
});

it('are the file’s in another session or on another disk, of which `defaults` knows nothing', async () => {
  withFile();
  const commands = exporting();
  expect(await readPreferences(commands, look(false))).toMatchObject([
    { values: new Map([['ZDisableVideo', false]]) },
  ]);
  expect(commands.asked).toEqual([]);
});

it.each([
  ['fails', { exitCode: 1, stderr: `The domain ${domain} does not exist\n` }],
  ['prints no property list', { stdout: 'x' }],
])('are the file’s where `defaults` %s', async (_, answer) => {
  withFile();
  const commands = answering({ [exportArgv(domain).join(' ')]: answer });
  expect(await readPreferences(commands, look(true))).toMatchObject([
    { values: new Map([['ZDisableVideo', false]]) },
  ]);
});

it('are none where nobody has written any: `defaults` exports an empty list for every name', async () => {
  tree = macTree('mac-preferences');
  expect(await readPreferences(exporting(), look(true))).toMatchObject([{ values: null }]);
});
