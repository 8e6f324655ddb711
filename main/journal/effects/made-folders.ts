// Folders that an action makes on its way, and the time of the folder that it changes: both go back with it.
import { basename, dirname, join } from 'node:path';
import {
  type HeldFolder,
  holdEntry,
  look,
  lookAt,
  namesIn,
  syncFolder,
} from '../../platform/files/index.ts';
import type { Place } from '../places.ts';
import { codeOf } from '../refusal.ts';
import type { Facts } from '../runs/record-schema.ts';
import type { Workplace } from './workplace.ts';

/** Paths of a place's missing folders, outermost first. */
export const pathsToMake = (place: Place): string[] => {
  const outer = place.folder.path;
  return place.missing.map((_, depth) => join(outer, ...place.missing.slice(0, depth + 1)));
};

/** Whoever may read what stands in a folder that is made for it may also look into the folder. `mode`: of what stands. */
export const folderModeFor = (mode: number): number => 0o700 | (((mode & 0o044) * 5) / 4);

/** Makes what is missing and gives the innermost folder; the place's own folder stays held. */
export const makeFolders = (at: Workplace, place: Place, mode: number): HeldFolder => {
  let folder = holdEntry(place.folder, '.');
  for (const name of place.missing) {
    try {
      at.disk.makeFolder(folder.entry(name), mode);
      syncFolder(at.disk, folder);
      const inner = holdEntry(folder, name);
      folder.release();
      folder = inner;
    } catch (thrown) {
      folder.release();
      throw thrown;
    }
  }
  return folder;
};

/** Removes those that are empty again, innermost first; what others have put there stays. */
export const removeMadeFolders = (at: Workplace, facts: Facts): void => {
  for (const path of [...facts.made].reverse()) {
    const outer = at.places.folder(dirname(path));
    if (outer === null) continue;
    try {
      const name = basename(path);
      if (!look(outer, name)?.isDirectory()) continue;
      const inner = holdEntry(outer, name);
      const isEmpty = namesIn(inner).length === 0;
      inner.release();
      if (!isEmpty) return;
      at.disk.removeFolder(outer.entry(name));
      syncFolder(at.disk, outer);
    } catch (thrown) {
      if (codeOf(thrown) !== 'ENOTEMPTY') throw thrown;
    } finally {
      outer.release();
    }
  }
};

/** When the folder that the action changed was changed last, now; null where none was or it is gone. */
export const folderTime = (at: Workplace, facts: Facts): bigint | null => {
  if (facts.folder === null) return null;
  const folder = at.places.folder(facts.folder.path);
  if (folder === null) return null;
  try {
    return lookAt(folder).mtimeNs;
  } finally {
    folder.release();
  }
};

/** Sets the folder's time to what it was before the action. */
export const restoreFolderTime = async (at: Workplace, facts: Facts): Promise<void> => {
  if (facts.folder === null) return;
  const folder = at.places.folder(facts.folder.path);
  if (folder === null) return;
  try {
    if (lookAt(folder).mtimeNs === BigInt(facts.folder.mtimeNs)) return;
    await at.disk.setTime(folder.entry('.'), BigInt(facts.folder.mtimeNs));
    syncFolder(at.disk, folder);
  } catch (thrown) {
    // Only its owner may set a folder's time. Everything in it is as before, which is what was promised.
    if (!(thrown instanceof Error && /not permitted|denied/i.test(thrown.message))) throw thrown;
  } finally {
    folder.release();
  }
};
