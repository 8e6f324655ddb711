// Windows Installer says of most programs that they are there, and not where: `InstallLocation` is the package's to set
// (learn.microsoft.com, "Uninstall Registry Key").
import type { Found } from './found.ts';

/**
 * Pure. One entry without a place and one folder that no entry names, of the same client and for the same people, are one
 * copy: the entry has the folder's place, and the folder is no other copy. Where there are more of either nobody can tell.
 */
export function withPlaces(
  registered: readonly Found[],
  folders: readonly Found[],
): readonly Found[] {
  const pairs = registered.flatMap((entry) => {
    const alike = (other: Found): boolean =>
      other.installation.client === entry.installation.client &&
      other.installation.scope === entry.installation.scope;
    const [folder, ...more] = folders.filter(alike);
    const isTheOnly = registered.filter((other) => hasNoPlace(other) && alike(other)).length === 1;
    return hasNoPlace(entry) && isTheOnly && folder !== undefined && more.length === 0
      ? [{ entry, folder }]
      : [];
  });
  const placed = registered.map((entry) => {
    const folder = pairs.find((pair) => pair.entry === entry)?.folder;
    if (folder === undefined) return entry;
    const { path } = folder.installation;
    return { ...entry, installation: { ...entry.installation, path } };
  });
  const left = folders.filter((folder) => !pairs.some((pair) => pair.folder === folder));
  return [...placed, ...left];
}

const hasNoPlace = ({ installation: { path } }: Found): boolean => /^HK(?:LM|CU)\\/.test(path);
