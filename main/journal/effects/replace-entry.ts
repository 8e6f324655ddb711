// Puts a file or a link in the place of what stood there, at once, and brings the very same thing back.
import { closeSync, fstatSync } from 'node:fs';
import {
  closeQuietly,
  deleteTree,
  type HeldFolder,
  look,
  lookAt,
  openFile,
  readPieces,
  syncFolder,
} from '../../platform/files/index.ts';
import type { MakeLink, WriteFile } from '../action.ts';
import type { RecordedAction, Stood } from '../record-schema.ts';
import { codeOf, refuse } from '../refusal.ts';
import { makeFolders, pathsToMake, removeMadeFolders } from './made-folders.ts';
import { copyChecked, noLinks, putInPlace, takeAway } from './moved-tree.ts';
import { checkExpected, isSameEntry, noteFolder, stoodOf } from './stood.ts';
import { besideName, type FileEffect, type Workplace } from './workplace.ts';

type Replace = WriteFile | MakeLink;
type Replaced = Extract<RecordedAction, { kind: 'write-file' | 'make-link' }>;

/** The old content, byte for byte, whatever becomes of the old file. */
export const oldName = (index: number): string => `${index}.old`;
/** The new content, where it is short enough to be shown beside somebody's change. */
export const newName = (index: number): string => `${index}.new`;
/** The old file itself under a second name: with it owner, times, links and attributes come back exactly. */
const entryName = (index: number): string => `${index}.entry`;
const theirsName = (index: number): string => `${index}.theirs`;

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
      const folder = makeFolders(at, place, folderModeFor(action));
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
      if (look(at.run.folder, entryName(index)) !== null)
        at.disk.unlink(at.run.folder.entry(entryName(index)));
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
const folderModeFor = (action: Replace): number =>
  action.kind === 'make-link' ? 0o755 : 0o700 | (((action.mode & 0o044) * 5) / 4);

const saveOld = (at: Workplace, index: number, folder: HeldFolder, name: string): Stood => {
  const before = stoodOf(folder, name);
  if (before.kind !== 'file') return before;
  const from = openFile(folder, name);
  try {
    const to = at.disk.create(at.run.folder.entry(oldName(index)), 0o600);
    try {
      const read = readPieces(from, (piece) => at.disk.write(to, piece));
      if (read.sha256 !== before.sha256)
        refuse(
          'conflict',
          `${folder.path}/${name}`,
          `${name} is being written to just now.`,
          'End the program that writes it, then try again.',
        );
      at.disk.sync(to);
      return before;
    } finally {
      closeSync(to);
    }
  } finally {
    closeSync(from);
  }
};

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

/** Where the old file cannot have a second name there (another file system, another user's), its copy must do. */
const keepEntry = (
  at: Workplace,
  index: number,
  folder: HeldFolder,
  name: string,
  before: Stood,
): void => {
  if (before.kind === 'absent') return;
  try {
    at.disk.link(folder.entry(name), at.run.folder.entry(entryName(index)));
  } catch (thrown) {
    if (codeOf(thrown) !== 'EXDEV' && !noLinks.includes(codeOf(thrown))) throw thrown;
    return;
  }
  syncFolder(at.disk, at.run.folder);
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

const keepTheirs = async (
  at: Workplace,
  index: number,
  folder: HeldFolder,
  name: string,
  path: string,
): Promise<void> => {
  if (look(folder, name) === null) return;
  const to = [at.run.folder, theirsName(index)] as const;
  await deleteTree(at.disk, ...to);
  if (takeAway(at.disk, [folder, name], to)) return;
  await copyChecked(at.disk, [folder, name], to, path);
  await deleteTree(at.disk, folder, name);
};

const bringBack = async (
  at: Workplace,
  index: number,
  folder: HeldFolder,
  name: string,
  before: Stood,
): Promise<void> => {
  if (before.kind === 'absent') {
    if (look(folder, name) !== null) at.disk.unlink(folder.entry(name));
    return;
  }
  const kept = look(at.run.folder, entryName(index));
  if (isSameEntry(kept, before) && String(kept?.mtimeNs) === before.mtimeNs) {
    at.disk.rename(at.run.folder.entry(entryName(index)), folder.entry(name));
    syncFolder(at.disk, folder);
    return;
  }
  const beside = folder.entry(besideName(at, index));
  if (before.kind === 'link') at.disk.symlink(Buffer.from(before.target, 'base64'), beside);
  if (before.kind === 'file') await writeOldBeside(at, index, folder, name, before);
  await at.disk.setTime(beside, BigInt(before.mtimeNs));
  at.disk.rename(beside, folder.entry(name));
};

/** Attributes come from the file that stands there, which has had them since; where it is gone, only owner and mode. */
const writeOldBeside = async (
  at: Workplace,
  index: number,
  folder: HeldFolder,
  name: string,
  before: Extract<Stood, { kind: 'file' }>,
): Promise<void> => {
  const from = openFile(at.run.folder, oldName(index));
  const to = at.disk.create(folder.entry(besideName(at, index)), 0o600);
  try {
    const { sha256 } = readPieces(from, (piece) => at.disk.write(to, piece));
    if (sha256 !== before.sha256)
      refuse(
        'invalid-data',
        `${folder.path}/${name}`,
        `The saved content of ${name} is damaged.`,
        'Leave the file as it is, or restore it from a backup.',
      );
    if (look(folder, name)?.isFile()) {
      const now = openFile(folder, name);
      try {
        await at.disk.copyAttributes(now, to);
      } finally {
        closeSync(now);
      }
    }
    const made = fstatSync(to);
    if (made.uid !== before.uid || made.gid !== before.gid)
      at.disk.setOwner(to, before.uid, before.gid);
    at.disk.setMode(to, before.mode);
    at.disk.sync(to);
  } finally {
    closeQuietly(to);
    closeSync(from);
  }
};
