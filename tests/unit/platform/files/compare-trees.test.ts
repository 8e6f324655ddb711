import {
  chmodSync,
  lstatSync,
  lutimesSync,
  mkdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  differenceOf,
  type HeldFolder,
  holdFolder,
} from '../../../../main/platform/files/index.ts';
import { type OwnFolder, ownFolder } from '../../../rigs/own-folder.ts';

let folder: OwnFolder;
let held: HeldFolder;

const entries = ['logs/call.log', 'latest', 'logs', ''];

const grow = (name: string): string => {
  const tree = join(folder.path, name);
  mkdirSync(join(tree, 'logs'), { recursive: true });
  writeFileSync(join(tree, 'logs/call.log'), 'hello');
  symlinkSync('logs/call.log', join(tree, 'latest'));
  return tree;
};
/** The difference to a copy that something was done to, which has its times from before. */
const differenceAfter = (change: (copy: string) => void) => {
  const original = grow('original');
  const copy = grow('copy');
  change(copy);
  for (const tree of [original, copy])
    for (const path of entries.map((each) => join(tree, each)))
      if (lstatSync(path, { throwIfNoEntry: false })) lutimesSync(path, 1_000, 1_000);
  return differenceOf([held, 'original'], [held, 'copy']);
};

beforeEach(() => {
  folder = ownFolder('compare');
  held = holdFolder('/', folder.path);
});
afterEach(() => {
  held.release();
  folder.remove();
});

it('is none between a tree and its copy', async () => {
  expect(await differenceAfter(() => {})).toBeNull();
});

const log = 'logs/call.log';

it.each<[what: string, where: string, change: (path: string) => void]>([
  ['mode: 100644, 100600 (octal)', log, (path) => chmodSync(path, 0o600)],
  ['content', log, (path) => writeFileSync(path, 'hallo')],
  ['bytes: 5, 6', log, (path) => writeFileSync(path, 'hello!')],
  ['entries: 1, 2', 'logs', (path) => writeFileSync(join(path, 'more'), '')],
  ['entries: 1, 0', 'logs', (path) => rmSync(join(path, 'call.log'))],
])('is said: %s', async (what, where, change) => {
  const found = await differenceAfter((copy) => change(join(copy, where)));
  expect(found).toEqual({ path: `original/${where}`, what });
});

it('is said of a link that leads somewhere else', async () => {
  const found = await differenceAfter((copy) => {
    rmSync(join(copy, 'latest'));
    symlinkSync('logs', join(copy, 'latest'));
  });
  expect(found).toEqual({ path: 'original/latest', what: 'where it leads' });
});

it('is said of a time, with both', async () => {
  expect(await differenceAfter(() => {})).toBeNull();
  lutimesSync(join(folder.path, 'copy/logs'), 1_000, 2_000);
  expect(await differenceOf([held, 'original'], [held, 'copy'])).toEqual({
    path: 'original/logs',
    what: 'time of modification: 1000000000000, 2000000000000 ns',
  });
});
