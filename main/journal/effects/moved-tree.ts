// Moves a file, a link or a whole folder into the run's folder and back: by a rename, or over a checked copy.

import type { Disk } from '../../platform/files/index.ts';
import {
  deleteTree,
  differenceOf,
  type HeldFolder,
  look,
  syncFolder,
} from '../../platform/files/index.ts';
import { codeOf, refuse } from '../refusal.ts';

export type Spot = readonly [folder: HeldFolder, name: string];

/** True where a rename was enough; false where the two are on different file systems and nothing was changed. */
export const moveByRename = (disk: Disk, from: Spot, to: Spot): boolean => {
  try {
    renameToNothing(disk, from, to);
  } catch (thrown) {
    if (codeOf(thrown) === 'EXDEV') return false;
    throw thrown;
  }
  syncFolder(disk, to[0]);
  syncFolder(disk, from[0]);
  return true;
};

/**
 * A rename that replaces nothing: rename(2) would, and Node has no renameat2(2). What is no folder is linked, then
 * unlinked; a folder is renamed, which replaces at most an empty folder that somebody makes at that very moment.
 */
const renameToNothing = (disk: Disk, [from, name]: Spot, [to, newName]: Spot): void => {
  const there = look(from, name);
  if (there !== null && !there.isDirectory()) {
    try {
      disk.link(from.entry(name), to.entry(newName));
      disk.unlink(from.entry(name));
      return;
    } catch (thrown) {
      // Links are refused by some file systems, and for files of other users (proc_sys_fs(5): protected_hardlinks).
      if (!['EPERM', 'EMLINK', 'ENOTSUP', 'EOPNOTSUPP', 'EACCES'].includes(codeOf(thrown)))
        throw thrown;
    }
  }
  if (look(to, newName) !== null)
    throw Object.assign(new Error(`${to.path}/${newName} is there already`), { code: 'EEXIST' });
  disk.rename(from.entry(name), to.entry(newName));
};

/** Copies a tree to where nothing is and compares the two; a difference deletes the copy and throws `conflict`. */
export const copyChecked = async (
  disk: Disk,
  from: Spot,
  to: Spot,
  path: string,
): Promise<void> => {
  await deleteTree(disk, ...to);
  try {
    await disk.copyTree(from[0].entry(from[1]), to[0].entry(to[1]));
    const difference = await differenceOf(from, to);
    if (difference !== null) {
      refuse(
        'conflict',
        path,
        `${path} could not be copied exactly: ${difference.replace(from[1], path)} differs.`,
        'End what still writes there, or do it as the user whom it belongs to.',
      );
    }
  } catch (thrown) {
    await deleteTree(disk, ...to);
    throw thrown;
  }
  syncFolder(disk, to[0]);
};
