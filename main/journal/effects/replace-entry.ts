// Puts a file or a link in the place of what stood there, at once, and brings the very same thing back.
import { closeSync, fstatSync } from 'node:fs';
import {
  closeQuietly,
  deleteTree,
  type HeldFolder,
  look,
  lookAt,
  openFile,
  syncFolder,
} from '../../platform/files/index.ts';
import type { MakeLink, WriteFile } from '../action.ts';
import { refuse } from '../refusal.ts';
import type { RecordedAction, Stood } from '../runs/record-schema.ts';
import { folderModeFor, makeFolders, pathsToMake, removeMadeFolders } from './made-folders.ts';
import { putInPlace } from './moved-tree.ts';
import { bringBack, dropEntry, keepEntry, keepTheirs, saveOld } from './saved-entry.ts';
import { checkExpected, isSameEntry, noteFolder, stoodOf } from './stood.ts';
import { besideName, type FileEffect, leavingName, type Workplace } from './workplace.ts';

type Replace = WriteFile | MakeLink;
type Replaced = Extract<RecordedAction, { kind: 'write-file' | 'make-link' }>;

/** The new content, where it is short enough to be shown beside somebody's change. */
export const newName = (index: number): string => `${index}.new`;
/** Longer files are not shown as differences. */
export const mostShownBytes = 1024 * 1024;

export const replaceEntry: FileEffect<Replace, Replaced> = {
  prepare(at, index, action) {
    const place = at.places.hold(action.path);
    try {
      const isMissing = place.missing.length > 0;
      checkExpected(action.path, action.expected, isMissing ? null : place.folder, place.name);
      const folder = noteFolder(place.folder, lookAt(place.folder).mtimeNs);
      const before = isMissing
        ? ({ kind: 'absent' } as const)
        : saveOld(at, index, place.folder, place.name);
      if (before.kind === 'other')
        refuse('conflict', action.path, `${action.path} is no file.`, 'Look at it by hand first.');
      if (action.kind === 'write-file' && action.content.length <= mostShownBytes)
        writeFile(at, at.run.folder, newName(index), action.content);
      syncFolder(at.disk, at.run.folder);
      return { before, made: pathsToMake(place), folder };
    } finally {
      place.folder.release();
    }
  },

  async apply(at, index, action, facts) {
    const place = at.places.hold(action.path);
    try {
      const folder = makeFolders(at, place, modeAround(action));
      try {
        await makeBeside(at, index, action, folder, place.name, facts.before);
        keepEntry(at, index, folder, place.name, facts.before);
        checkStill(action.path, folder, place.name, facts.before);
        const beside = folder.entry(besideName(at, index));
        if (facts.before.kind === 'absent')
          putInPlace(at.disk, [folder, besideName(at, index)], [folder, place.name]);
        else at.disk.rename(beside, folder.entry(place.name));
        syncFolder(at.disk, folder);
      } finally {
        folder.release();
      }
    } finally {
      place.folder.release();
    }
  },

  standing(at, { action }, facts) {
    const place = at.places.hold(action.path);
    try {
      const now: Stood =
        place.missing.length > 0 ? { kind: 'absent' } : stoodOf(place.folder, place.name);
      const { before } = facts;
      if (hasContent(now, before) && isSameInode(now, before)) return 'before';
      const isOurs =
        action.kind === 'write-file'
          ? now.kind === 'file' && now.sha256 === action.sha256
          : now.kind === 'link' &&
            Buffer.from(now.target, 'base64').equals(Buffer.from(action.target));
      if (isOurs) return 'ours';
      return hasContent(now, before) ? 'before' : 'theirs';
    } finally {
      place.folder.release();
    }
  },

  async revert(at, history, facts, theirs) {
    const { index, action } = history;
    const standing = replaceEntry.standing(at, history, facts);
    const place = at.places.hold(action.path);
    try {
      const folder = place.folder;
      if (place.missing.length === 0) {
        await deleteTree(at.disk, folder, besideName(at, index));
        await deleteTree(at.disk, folder, leavingName(at, index));
        if (standing === 'theirs' && theirs === 'keep') return;
        if (standing === 'theirs') await keepTheirs(at, index, folder, place.name, action.path);
        if (standing !== 'before') await bringBack(at, index, folder, place.name, facts.before);
        syncFolder(at.disk, folder);
      } else if (facts.before.kind !== 'absent') {
        if (theirs === 'keep') return;
        refuse(
          'conflict',
          action.path,
          `The folder of ${action.path} is no longer there.`,
          'Make it again, then try again.',
        );
      }
      dropEntry(at, index);
      removeMadeFolders(at, facts);
    } finally {
      place.folder.release();
    }
  },
};

const hasContent = (now: Stood, before: Stood): boolean => {
  if (now.kind === 'file') return before.kind === 'file' && now.sha256 === before.sha256;
  if (now.kind === 'link') return before.kind === 'link' && now.target === before.target;
  return now.kind === 'absent' && before.kind === 'absent';
};

const isSameInode = (now: Stood, before: Stood): boolean =>
  now.kind === 'absent' ||
  (before.kind !== 'absent' && now.device === before.device && now.inode === before.inode);

/** Others may look into a new folder where they may read the file that it is made for. */
const modeAround = (action: Replace): number =>
  folderModeFor(action.kind === 'make-link' ? 0o777 : action.mode);

const writeFile = (at: Workplace, folder: HeldFolder, name: string, content: Buffer): void => {
  const descriptor = at.disk.create(folder.entry(name), 0o600);
  try {
    at.disk.write(descriptor, content);
    at.disk.sync(descriptor);
  } finally {
    closeSync(descriptor);
  }
};

const makeBeside = async (
  at: Workplace,
  index: number,
  action: Replace,
  folder: HeldFolder,
  name: string,
  before: Stood,
): Promise<void> => {
  const beside = folder.entry(besideName(at, index));
  if (action.kind === 'make-link') {
    at.disk.symlink(action.target, beside);
    return;
  }
  const descriptor = at.disk.create(beside, 0o600);
  try {
    at.disk.write(descriptor, action.content);
    if (before.kind === 'file') await takeAttributes(at, folder, name, before, descriptor);
    else at.disk.setMode(descriptor, action.mode);
    at.disk.sync(descriptor);
  } finally {
    closeQuietly(descriptor);
  }
};

/** Attributes of what stands there to the new file; an owner that cannot be kept is a reason to stop. */
const takeAttributes = async (
  at: Workplace,
  folder: HeldFolder,
  name: string,
  before: Extract<Stood, { kind: 'file' }>,
  descriptor: number,
): Promise<void> => {
  const from = openFile(folder, name);
  try {
    await at.disk.copyAttributes(from, descriptor);
  } finally {
    closeSync(from);
  }
  requireOwner(`${folder.path}/${name}`, descriptor, before);
};

const requireOwner = (
  path: string,
  descriptor: number,
  before: Extract<Stood, { kind: 'file' }>,
): void => {
  const made = fstatSync(descriptor);
  if (made.uid === before.uid && made.gid === before.gid && (made.mode & 0o7777) === before.mode)
    return;
  refuse(
    'not-permitted',
    path,
    `${path} belongs to somebody else, and its owner could not be kept.`,
    'Do it as the user whom it belongs to.',
  );
};

/**
 * The last look before the rename: what was saved is what will be replaced. Between the two calls nothing is asked
 * of the disk; a file exchanged in these microseconds would be lost, for Node has no renameat2(2) to exchange back.
 */
const checkStill = (path: string, folder: HeldFolder, name: string, before: Stood): void => {
  const there = look(folder, name);
  const isStill =
    before.kind === 'absent'
      ? there === null
      : isSameEntry(there, before) && String(there?.mtimeNs) === before.mtimeNs;
  if (!isStill)
    refuse(
      'conflict',
      path,
      `${path} was changed just now.`,
      'Look again, and make the plan anew.',
    );
};
