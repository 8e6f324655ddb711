// One inventory of a tree of the test's own, and short forms of what it holds.
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { installedSoftware } from '../../../../main/platform/linux/installed/index.ts';
import { inventory } from '../../../../main/platform/linux/inventory/index.ts';
import type { Inventory } from '../../../../main/platform/port/index.ts';
import type { Problem } from '../../../../preload/contract/index.ts';
import { type ClientTree, clientTree } from '../../../rigs/client-tree.ts';
import { ownFolder } from '../../../rigs/own-folder.ts';
import { clients } from '../installed/planted.ts';

/** A tree that is gone after the test. */
export const ownTree = (): ClientTree => {
  const folder = ownFolder('inventory');
  onTestFinished(() => folder.remove());
  return clientTree(folder.path);
};

export interface Seen extends Inventory {
  readonly problems: readonly Problem[];
}

export const lookOver = async (
  { root, home }: { readonly root: string; readonly home: string },
  desktop?: string,
): Promise<Seen> => {
  const paths = { root, home };
  const software = await installedSoftware(clients, paths);
  if (!software.ok) throw new Error(software.problem.message);
  const seen = await inventory(clients, software.value.installations, paths, desktop);
  return { ...seen.inventory, problems: seen.problems };
};

export const desktopEntry = (lines: Readonly<Record<string, string>>): string =>
  `[Desktop Entry]\nType=Application\n${Object.entries(lines)
    .map(([key, value]) => `${key}=${value}\n`)
    .join('')}`;

/** A path of the tree as it stands on this disk. */
export const placeIn = ({ root, home }: ClientTree, shown: string): string =>
  shown.startsWith('~/') ? join(home, shown.slice(2)) : join(root, shown);
