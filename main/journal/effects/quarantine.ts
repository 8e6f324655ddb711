// Takes a file, a link or a whole folder away to where it can be brought back from with everything that it is.
import { deleteTree, look, lookAt, syncFolder } from '../../platform/files/index.ts';
import type { Quarantine } from '../action.ts';
import { refuse } from '../refusal.ts';
import type { RecordedAction } from '../runs/record-schema.ts';
import type { ActionHistory } from '../runs/run-history.ts';
import { folderModeFor, makeFolders } from './made-folders.ts';
import { copyChecked, putInPlace, type Spot, takeAway } from './moved-tree.ts';
import { keepTheirs } from './saved-entry.ts';
import { checkExpected, identityOf, isSameEntry, noteFolder } from './stood.ts';
import { besideName, type FileEffect, leavingName, type Workplace } from './workplace.ts';

type Quarantined = Extract<RecordedAction, { kind: 'quarantine' }>;

/** What was taken away, under a name that any file system has. */
export const movedName = (index: number): string => `${index}.moved`;
/** A copy from another file system that is not whole yet. */
const copyName = (index: number): string => `${index}.copy`;

export const quarantine: FileEffect<Quarantine, Quarantined> = {
  prepare(at, _, action) {
    at.places.refuseToMove(action.path);
    const place = at.places.hold(action.path);
    try {
      const folder = noteFolder(place.folder, lookAt(place.folder).mtimeNs);
      // An earlier action of the plan (the package manager's own removal) may have taken it: that is what was wanted.
      if (place.missing.length > 0 || look(place.folder, place.name) === null)
        return { before: { kind: 'absent' }, made: [], folder };
      checkExpected(action.path, action.expected, place.folder, place.name);
      return { before: identityOf(place.folder, place.name), made: [], folder };
    } finally {
      place.folder.release();
    }
  },

  async apply(at, index, action, { before }) {
    if (before.kind === 'absent') return;
    const place = at.places.hold(action.path);
    const [folder, path] = [place.folder, action.path];
    try {
      if (place.missing.length > 0 || !isSameEntry(look(folder, place.name), before))
        refuse(
          'conflict',
          path,
          `${path} was exchanged just now.`,
          'Look again, and make the plan anew.',
        );
      const spot: Spot = [folder, place.name];
      const moved: Spot = [at.run.folder, movedName(index)];
      if (takeAway(at.disk, spot, moved)) {
        if (isSameEntry(look(...moved), before)) return;
        putInPlace(at.disk, moved, spot);
        refuse(
          'conflict',
          path,
          `${path} was exchanged just now.`,
          'Look again, and make the plan anew.',
        );
      }
      // Out of everybody's way first, on its own file system: what nobody can reach by its path holds still.
      const beside: Spot = [folder, besideName(at, index)];
      takeAway(at.disk, spot, beside);
      await copyOut(at, index, beside, path);
      at.run.note({ type: 'action', action: index, state: 'copied', atMs: at.clock() });
      await deleteTree(at.disk, ...beside);
      syncFolder(at.disk, folder);
    } finally {
      folder.release();
    }
  },

  standing(at, { index, action, placing, isCopied }, { before }) {
    const place = at.places.hold(action.path);
    try {
      const now = place.missing.length > 0 ? null : look(place.folder, place.name);
      if (now !== null) {
        const isPlaced =
          placing !== null &&
          now.dev === placing.device &&
          now.ino === placing.inode &&
          before.kind !== 'absent' &&
          String(now.mtimeNs) === before.mtimeNs;
        // Once the original may be deleted, its inode's number may be given to anybody's new file.
        return isPlaced || (!isCopied && isSameEntry(now, before)) ? 'before' : 'theirs';
      }
      if (before.kind === 'absent') return 'before';
      const isKept =
        look(at.run.folder, movedName(index)) !== null ||
        (place.missing.length === 0 && look(place.folder, besideName(at, index)) !== null);
      return isKept ? 'ours' : 'gone';
    } finally {
      place.folder.release();
    }
  },

  async revert(at, history, facts, theirs) {
    const { index, action } = history;
    const standing = quarantine.standing(at, history, facts);
    if (facts.before.kind === 'absent') return;
    if (standing === 'gone' || (standing === 'theirs' && theirs === 'keep')) return;
    const place = at.places.hold(action.path);
    try {
      // A folder that nothing else was in may have gone with its package, or with whoever tidied up.
      const folder = makeFolders(at, place, folderModeFor(facts.before.mode));
      try {
        const spot: Spot = [folder, place.name];
        const moved: Spot = [at.run.folder, movedName(index)];
        if (standing === 'theirs') await keepTheirs(at, index, folder, place.name, action.path);
        if (standing !== 'before') await putBack(at, history, spot, moved);
        // What is left now is a copy of what stands at its place again, or a second name of it.
        await deleteTree(at.disk, folder, besideName(at, index));
        await deleteTree(at.disk, folder, leavingName(at, index));
        await deleteTree(at.disk, at.run.folder, copyName(index));
        await deleteTree(at.disk, ...moved);
        syncFolder(at.disk, folder);
        syncFolder(at.disk, at.run.folder);
      } finally {
        folder.release();
      }
    } finally {
      place.folder.release();
    }
  },
};

/** Copies into the run's folder; its final name says that the copy is whole. */
const copyOut = async (at: Workplace, index: number, from: Spot, path: string): Promise<void> => {
  await copyChecked(at.disk, from, [at.run.folder, copyName(index)], path);
  at.disk.rename(at.run.folder.entry(copyName(index)), at.run.folder.entry(movedName(index)));
  syncFolder(at.disk, at.run.folder);
};

const putBack = async (
  at: Workplace,
  { index, action, isCopied }: ActionHistory & { readonly action: Quarantined },
  spot: Spot,
  moved: Spot,
): Promise<void> => {
  const beside: Spot = [spot[0], besideName(at, index)];
  if (!isCopied && look(...beside) !== null) {
    // Stopped before the copy was whole: the original is still here, and whole.
    putInPlace(at.disk, beside, spot);
    return;
  }
  // From here on what lies beside is half deleted, or half restored: the whole one is in quarantine.
  await deleteTree(at.disk, ...beside);
  if (putInPlace(at.disk, moved, spot)) return;
  await copyChecked(at.disk, moved, beside, action.path);
  const there = look(...beside);
  if (there === null) return;
  const [device, inode] = [String(there.dev), String(there.ino)];
  at.run.note({ type: 'action', action: index, state: 'placing', atMs: at.clock(), device, inode });
  putInPlace(at.disk, beside, spot);
};
