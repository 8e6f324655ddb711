// What stood at a path before it was replaced: saved twice, as content and as the very file, and brought back.
import { closeSync, fstatSync } from 'node:fs';
import {
  closeQuietly,
  deleteTree,
  type HeldFolder,
  look,
  openFile,
  readPieces,
  syncFolder,
} from '../../platform/files/index.ts';
import { codeOf, refuse } from '../refusal.ts';
import type { Stood } from '../runs/record-schema.ts';
import { copyChecked, noLinks, takeAway } from './moved-tree.ts';
import { isSameEntry, stoodOf } from './stood.ts';
import { besideName, leavingName, type Workplace } from './workplace.ts';

/** The old content, byte for byte, whatever becomes of the old file. */
const oldName = (index: number): string => `${index}.old`;
/** The old file itself under a second name: with it owner, times, links and attributes come back exactly. */
const entryName = (index: number): string => `${index}.entry`;
const theirsName = (index: number): string => `${index}.theirs`;

export const saveOld = (at: Workplace, index: number, folder: HeldFolder, name: string): Stood => {
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

/** Where the old file cannot have a second name there (another file system, another user's), its copy must do. */
export const keepEntry = (
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

export const keepTheirs = async (
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
  // At once: a folder that is half deleted when the machine stops would be taken for all of theirs, and kept instead.
  const leaving = [folder, leavingName(at, index)] as const;
  await deleteTree(at.disk, ...leaving);
  takeAway(at.disk, [folder, name], leaving);
  await deleteTree(at.disk, ...leaving);
};

export const bringBack = async (
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

/** The old file is at its place again, or not needed any more: its second name goes. */
export const dropEntry = (at: Workplace, index: number): void => {
  if (look(at.run.folder, entryName(index)) !== null)
    at.disk.unlink(at.run.folder.entry(entryName(index)));
};
