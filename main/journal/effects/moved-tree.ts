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

/**
 * Takes whatever stands at a public place to one of our own names, where nothing is: in one call, so that what
 * somebody puts there at that moment is either taken or left, never lost. False on different file systems.
 */
export const takeAway = (disk: Disk, from: Spot, ours: Spot): boolean => {
  requireNothing(ours);
  return crossing(disk, from, ours, () =>
    disk.rename(from[0].entry(from[1]), ours[0].entry(ours[1])),
  );
};

/**
 * Puts what has one of our own names to a public place, and replaces nothing there: rename(2) would, and Node has no
 * renameat2(2). What is no folder is linked, then unlinked; a folder is renamed, which replaces at most an empty
 * folder that somebody makes at that very moment. False on different file systems.
 */
export const putInPlace = (disk: Disk, ours: Spot, to: Spot): boolean =>
  crossing(disk, ours, to, () => {
    const [own, place] = [ours[0].entry(ours[1]), to[0].entry(to[1])];
    if (!look(...ours)?.isDirectory()) {
      try {
        disk.link(own, place);
        disk.unlink(own);
        return;
      } catch (thrown) {
        // Links are refused by some file systems, and for files of other users (proc_sys_fs(5): protected_hardlinks).
        if (!noLinks.includes(codeOf(thrown))) throw thrown;
      }
    }
    requireNothing(to);
    disk.rename(own, place);
  });

/** What link(2) says where there can be no second name, though all else is well. */
export const noLinks = ['EPERM', 'EACCES', 'EMLINK', 'ENOTSUP', 'EOPNOTSUPP'];

const crossing = (disk: Disk, from: Spot, to: Spot, move: () => void): boolean => {
  try {
    move();
  } catch (thrown) {
    if (codeOf(thrown) === 'EXDEV') return false;
    throw thrown;
  }
  syncFolder(disk, to[0]);
  syncFolder(disk, from[0]);
  return true;
};

const requireNothing = ([folder, name]: Spot): void => {
  if (look(folder, name) === null) return;
  throw Object.assign(new Error(`${folder.path}/${name} is there already`), { code: 'EEXIST' });
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
        `${path} could not be copied exactly: ${difference.path.replace(from[1], path)} differs.`,
        'End what still writes there, or do it as the user whom it belongs to.',
        difference.what,
      );
    }
  } catch (thrown) {
    await deleteTree(disk, ...to);
    throw thrown;
  }
  syncFolder(disk, to[0]);
};
