import { expect, it } from 'vitest';
import { startOptions } from '../../../main/app/start-options.ts';

const usual = { root: '/', home: '/home/ann', devices: '/dev', hidden: false };

it.each([
  [[], usual],
  [['--hidden'], { ...usual, hidden: true }],
  [
    ['--root=/mnt/disk', '--devices=/tmp/dev'],
    { ...usual, root: '/mnt/disk', home: '/mnt/disk/root', devices: '/tmp/dev' },
  ],
  // As Electron is started from the sources: the project's folder comes first, Chromium's switches where they like.
  [
    ['/project', '--no-sandbox', '--root=/mnt', '--enable-features=A,B'],
    { ...usual, root: '/mnt', home: '/mnt/root' },
  ],
  [['--root=relative', '--devices='], usual],
  [['--root', '--hidden=no'], usual],
])('%j', (args, expected) => {
  expect(startOptions(args, '/home/ann')).toEqual(expected);
});
