// A sight of Zoom on a machine with nothing else, for tests of what is made of a sight.
import { loadCatalogue } from '../../../main/catalogue/index.ts';
import type { Sight } from '../../../main/lockdown/index.ts';
import {
  emptyInventory,
  type FileSeen,
  type Inventory,
} from '../../../main/platform/port/index.ts';

const loaded = loadCatalogue();
if (!loaded.ok) throw new Error(loaded.problem.message);

export const nowMs = Date.UTC(2026, 0, 31);

export const file = (path: string, text: string, more: Partial<FileSeen> = {}): FileSeen => ({
  path,
  shown: path.replace('/home/alice/', '~/'),
  kind: 'file',
  mode: 0o600,
  uid: 1000,
  gid: 1000,
  bytes: text.length,
  device: 1n,
  inode: 2n,
  target: null,
  content: Buffer.from(text),
  ...more,
});

export const sight = (inventory: Partial<Inventory> = {}, more: Partial<Sight> = {}): Sight => ({
  catalogue: loaded.value,
  advisories: [],
  updates: new Map(),
  installations: [
    {
      client: 'zoom',
      source: 'deb',
      path: '/opt/zoom',
      version: '6.4.13.1000',
      package: 'zoom',
      scope: 'system',
    },
  ],
  inventory: { ...emptyInventory, ...inventory },
  live: null,
  ticks: new Map(),
  mended: new Map(),
  nowMs,
  paths: { root: '/', home: '/home/alice' },
  uid: 1000,
  problems: [],
  ...more,
});

/** `~/.config/zoomus.conf` with these lines in `[General]`. */
export const zoomusConf = (...lines: readonly string[]): Partial<Inventory> => {
  const path = '/home/alice/.config/zoomus.conf';
  const text = `[General]\n${lines.join('\n')}\n`;
  return {
    configuration: [
      {
        client: 'zoom',
        path,
        shown: '~/.config/zoomus.conf',
        format: 'ini (Qt QSettings)',
        file: file(path, text),
      },
    ],
  };
};
