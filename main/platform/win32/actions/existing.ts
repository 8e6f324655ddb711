// Which of the catalogue's entries are there: paths, and what starts by itself under a name of its own.
import { lstat } from 'node:fs/promises';
import { expandEntry, windowsFolders } from '../../../catalogue/paths/windows-paths.ts';
import type { Paths } from '../../port/index.ts';
import { readInventory, type WindowsInventory } from '../inventory/index.ts';
import { nameLike } from '../name-like.ts';

/**
 * `%APPDATA%\Zoom`, and `run:NAME`, `service:NAME`, `serviceDisplayName:NAME`, `task:NAME` (with stars). Gives the
 * entries as they were. Keys of the registry (`HKCU\…`) are not looked for.
 */
export const existing = async (
  entries: readonly string[],
  { root, home }: Paths,
): Promise<readonly string[]> => {
  const folders = windowsFolders(root, home);
  const named = entries.some((entry) => /^(?:run|service|serviceDisplayName|task):/.test(entry));
  const inventory = named ? await readInventory() : null;
  const found = await Promise.all(
    entries.map(async (entry) => {
      const place = expandEntry(entry, folders);
      if (place !== null) return isThere(place);
      return inventory?.ok === true && startsByItself(entry, inventory.value);
    }),
  );
  return entries.filter((_, at) => found[at]);
};

/** Pure: whether something of this kind and name is in the inventory. */
export function startsByItself(entry: string, inventory: WindowsInventory): boolean {
  const [, kind, pattern = ''] = /^(\w+):(.+)$/.exec(entry) ?? [];
  const fits = nameLike(pattern);
  switch (kind) {
    case 'run':
      return inventory.starts.some(({ name }) => fits(name));
    case 'service':
      return inventory.services.some(({ name }) => fits(name));
    case 'serviceDisplayName':
      return inventory.services.some(({ displayName }) => fits(displayName ?? ''));
    case 'task':
      return inventory.tasks.some(({ name }) => fits(name.slice(name.lastIndexOf('\\') + 1)));
    default:
      return false;
  }
}

const isThere = async (place: string): Promise<boolean> => {
  try {
    await lstat(place);
    return true;
  } catch {
    return false;
  }
};
