// Names that are the same to a Mac's disk: composed or in parts, in either case.
import { afterEach, describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../../../main/catalogue/index.ts';
import { expanderOn, wanted } from '../../../../main/platform/darwin/inventory/expand-on-mac.ts';
import { readLeftovers } from '../../../../main/platform/darwin/inventory/leftovers.ts';
import { openTree } from '../../../../main/platform/files/index.ts';
import { groundBelow } from '../../../../main/platform/ground/index.ts';
import { given } from '../../../rigs/removal.ts';
import { type MacTree, macTree } from './mac-tree.ts';

let tree: MacTree;
afterEach(() => tree.remove());

const groundWith = (...files: string[]) => {
  tree = macTree('mac-names');
  for (const file of files) tree.put(file, 'x');
  return groundBelow(given(openTree(tree.root)), tree);
};

describe.each([
  ['composed on the disk, in parts in the catalogue', 'NFC', 'NFD'],
  ['in parts on the disk (HFS+), composed in the catalogue', 'NFD', 'NFC'],
] as const)('a name %s', (_, disk, catalogue) => {
  const names = ['Büro', 'カメラが', '한국어', 'ÅÖ'];

  it.each(names)('is found: %s', (name) => {
    const ground = groundWith(`~/Library/Logs/${name.normalize(disk)}/a.log`);
    const expand = expanderOn(ground);
    const place = `~/Library/Logs/${name.normalize(disk)}`;
    expect(expand(`~/Library/Logs/${name.normalize(catalogue)}`)).toEqual([place]);
    expect(expand(`~/Library/Logs/${name.normalize(catalogue)}*`)).toEqual([place]);
    expect(expand(`~/library/LOGS/*${name.normalize(catalogue)}/A.log`)).toEqual([
      `${place}/a.log`,
    ]);
  });

  it('is a leftover of its client, with the name that the disk has', () => {
    const client = given(loadCatalogue()).clients.find(({ id }) => id === 'zoom')!;
    const ground = groundWith(`~/Library/Caches/${'Zoom-Büro'.normalize(disk)}/x`);
    const pattern = `~/Library/Caches/${'Zoom-Büro'.normalize(catalogue)}`;
    const found = readLeftovers({
      clients: [{ ...client, leftovers: { ...client.leftovers, darwin: [pattern] } }],
      installations: [],
      ground,
      uid: 501,
      isThisMac: false,
      isThisSession: false,
    });
    expect(found.map(({ entry }) => entry.shown)).toEqual([
      `~/Library/Caches/${'Zoom-Büro'.normalize(disk)}`,
    ]);
  });
});

it('keeps what is another name apart: a stroke is no decoration, a star ends with its name', () => {
  tree = macTree('mac-names');
  expect(wanted('o')('ø')).toBe(false);
  expect(wanted('Buro')('Büro')).toBe(false);
  expect(wanted('a.b')('axb')).toBe(false);
  const expand = expanderOn(groundBelow(given(openTree(tree.root)), tree));
  tree.put('~/Library/a/b', 'x');
  expect(expand('~/Library/*b')).toEqual([]);
  expect(expand('~/Library/*/b')).toEqual(['~/Library/a/b']);
  expect(expand('~/nothing/here')).toEqual([]);
  tree.put('~/Library/.hidden', 'x');
  expect(expand('~/Library/*hidden')).toEqual([]);
});
