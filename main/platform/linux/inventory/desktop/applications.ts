// Every desktop entry that menus and links can reach, nearest first.

import type { Ground } from '../../../ground/index.ts';
import { type DesktopEntry, desktopEntryAt } from './desktop-entry.ts';

/**
 * XDG_DATA_HOME, then what flatpak, the system and snap put into XDG_DATA_DIRS, in the order in which their login
 * scripts do (flatpak's profile/flatpak.sh, snapd's apps-bin-path.sh).
 */
export const applicationFolders = [
  '~/.local/share/applications',
  '~/.local/share/flatpak/exports/share/applications',
  '/var/lib/flatpak/exports/share/applications',
  '/usr/local/share/applications',
  '/usr/share/applications',
  '/var/lib/snapd/desktop/applications',
] as const;

export interface Application {
  /** `kde-foo.desktop` for `kde/foo.desktop`: https://specifications.freedesktop.org/desktop-entry-spec/latest/file-naming.html */
  readonly id: string;
  readonly shown: string;
  readonly folder: string;
  readonly entry: DesktopEntry;
}

/** Folders below folders that are looked into. */
const deepest = 2;

/** An entry hides those of the same id that come after it; `Hidden=true` takes all of them away. */
export const readApplications = (ground: Ground): readonly Application[] => {
  const seen = new Set<string>();
  const found: Application[] = [];
  for (const folder of applicationFolders) {
    for (const path of desktopFilesIn(ground, folder, '', deepest)) {
      const id = path.replaceAll('/', '-');
      if (seen.has(id)) continue;
      const shown = `${folder}/${path}`;
      const entry = desktopEntryAt(ground, shown);
      if (entry === null) continue;
      seen.add(id);
      if (!entry.isTrue('Hidden')) found.push({ id, shown, folder, entry });
    }
  }
  return found;
};

const desktopFilesIn = (
  ground: Ground,
  folder: string,
  below: string,
  depth: number,
): readonly string[] =>
  ground.names(`${folder}${below === '' ? '' : `/${below}`}`).flatMap((name) => {
    const path = below === '' ? name : `${below}/${name}`;
    if (name.endsWith('.desktop')) return [path];
    // A file's name has an ending: mimeinfo.cache, mimeapps.list.
    if (depth === 0 || name.includes('.')) return [];
    return ground.kindOf(`${folder}/${path}`) === 'folder'
      ? desktopFilesIn(ground, folder, path, depth - 1)
      : [];
  });
