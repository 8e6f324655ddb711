// Takes one entry out of a JSON file that its program writes all the time, and puts that entry back into whatever the
// file is by then: nothing else of it is ours to bring back.
import { isUtf8 } from 'node:buffer';
import { closeSync, fstatSync } from 'node:fs';
import {
  closeQuietly,
  deleteTree,
  look,
  openFile,
  readPieces,
  syncFolder,
} from '../../platform/files/index.ts';
import type { TakeEntry } from '../action.ts';
import { type EntryKeys, entryIn, withEntry, withoutEntry } from '../json-entry.ts';
import type { Places } from '../places.ts';
import { refuse } from '../refusal.ts';
import { besideName, type Standing, type Workplace } from './workplace.ts';

type Taken = Pick<TakeEntry, 'path' | 'keys' | 'entry'>;

/** Throws `conflict` where the entry is no longer what the plan was made for. */
export const checkEntry = (places: Places, action: Taken): void => {
  if (entryNow(places, action) === action.entry) return;
  refuse(
    'conflict',
    action.path,
    `${action.path} is no longer as it was when the plan was made.`,
    'Look again, and make the plan anew.',
  );
};

export const takeEntry = async (at: Workplace, index: number, action: Taken): Promise<void> => {
  checkEntry(at.places, action);
  await rewrite(at, index, action, (text) => withoutEntry(text, action.keys));
};

export const entryStanding = (at: Workplace, action: Taken): Standing => {
  const now = entryNow(at.places, action);
  if (now === undefined) return 'theirs';
  if (now === null) return 'ours';
  return now === action.entry ? 'before' : 'theirs';
};

export const revertEntry = async (
  at: Workplace,
  index: number,
  action: Taken,
  theirs: 'keep' | 'replace',
): Promise<void> => {
  const standing = entryStanding(at, action);
  await forgetBeside(at, index, action.path);
  if (standing === 'before' || (standing === 'theirs' && theirs === 'keep')) return;
  const { keys, entry } = action;
  await rewrite(at, index, action, (text) => withEntry(withoutEntry(text, keys), keys, entry));
};

/** The entry as it stands now, null where there is none; undefined where the file is none to be read. */
export const entryNow = (
  places: Places,
  { path, keys }: { readonly path: string; readonly keys: EntryKeys },
): string | null | undefined => {
  const place = places.hold(path);
  try {
    if (place.missing.length > 0 || look(place.folder, place.name)?.isFile() !== true)
      return undefined;
    const descriptor = openFile(place.folder, place.name);
    try {
      const text = textIn(descriptor);
      return text === null ? undefined : entryIn(text, keys);
    } finally {
      closeSync(descriptor);
    }
  } finally {
    place.folder.release();
  }
};

/** null for bytes that would not come out as they went in. */
const textIn = (descriptor: number): string | null => {
  const pieces: Buffer[] = [];
  readPieces(descriptor, (piece) => void pieces.push(Buffer.from(piece)));
  const bytes = Buffer.concat(pieces);
  return isUtf8(bytes) ? bytes.toString('utf8') : null;
};

/** Written beside with the attributes of what stands there, and put in its place at once. */
const rewrite = async (
  at: Workplace,
  index: number,
  { path }: Taken,
  change: (text: string) => string | null,
): Promise<void> => {
  const place = at.places.hold(path);
  try {
    if (place.missing.length > 0) refuse('not-found', path, `${path} is not there.`, 'Look again.');
    const from = openFile(place.folder, place.name);
    try {
      const before = fstatSync(from, { bigint: true });
      const was = textIn(from);
      const text =
        (was === null ? null : change(was)) ??
        refuse(
          'invalid-data',
          path,
          `${path} is no JSON that is understood.`,
          'Look at it by hand first.',
        );
      await deleteTree(at.disk, place.folder, besideName(at, index));
      const beside = place.folder.entry(besideName(at, index));
      const to = at.disk.create(beside, 0o600);
      try {
        at.disk.write(to, Buffer.from(text));
        await at.disk.copyAttributes(from, to);
        at.disk.sync(to);
      } finally {
        closeQuietly(to);
      }
      const there = look(place.folder, place.name);
      if (there?.ino !== before.ino || there.mtimeNs !== before.mtimeNs)
        refuse(
          'conflict',
          path,
          `${path} was changed just now.`,
          'Close the program that writes it, then try again.',
        );
      at.disk.rename(beside, place.folder.entry(place.name));
      syncFolder(at.disk, place.folder);
    } finally {
      closeSync(from);
    }
  } finally {
    place.folder.release();
  }
};

const forgetBeside = async (at: Workplace, index: number, path: string): Promise<void> => {
  const place = at.places.hold(path);
  try {
    if (place.missing.length === 0) await deleteTree(at.disk, place.folder, besideName(at, index));
  } finally {
    place.folder.release();
  }
};
