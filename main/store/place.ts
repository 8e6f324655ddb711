// The file's place on the disk: private, nobody's symlink, and set aside under another name when damaged.
import {
  chmodSync,
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  renameSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { failure, type Outcome, success } from '../outcome.ts';

/** Files that live and die with the database: SQLite's own (https://sqlite.org/tempfiles.html) and ours. */
export const companions = (file: string) => ({
  log: `${file}-wal`,
  index: `${file}-shm`,
  lock: `${file}.lock`,
  lockJournal: `${file}.lock-journal`,
  writer: `${file}.writer`,
});

/** Fails with `not-permitted` where a symlink stands in for one of our files. */
export const refuseSymlinks = (file: string): Outcome<null> => {
  for (const path of [file, ...Object.values(companions(file))]) {
    if (!isSymlink(path)) continue;
    return failure({
      kind: 'not-permitted',
      subject: path,
      message: `${path} is a symbolic link, and the history is never written through one.`,
      advice: 'Move the link away, or choose another folder.',
    });
  }
  return success(null);
};

const isSymlink = (path: string): boolean => {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  } catch {
    // A folder that may not be entered, or no folder: opening says so.
    return false;
  }
};

/** Makes the folder for its owner alone. An existing folder is left as it is. Throws as the file system does. */
export const makeFolder = (file: string): void => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
};

/**
 * Makes an empty file with mode 0600 if there is none. SQLite gives its companions the same mode.
 * An existing file is not opened: closing it would drop the locks of another connection in this process.
 */
export const makePrivateFile = (file: string): void => {
  const there = lstatSync(file, { throwIfNoEntry: false });
  if (!there) closeSync(openSync(file, 'wx', 0o600));
  else if ((there.mode & 0o077) !== 0 && there.uid === process.getuid?.()) chmodSync(file, 0o600);
};

/** Renames a damaged database and what belongs to it; gives back its new name. */
export const setAside = (file: string, atMs: number): string => {
  const stamp = new Date(atMs).toISOString().replaceAll(/[:.]/g, '-');
  let target = `${file}.corrupt-${stamp}`;
  for (let n = 2; existsSync(target); n += 1) target = `${file}.corrupt-${stamp}-${n}`;
  const { log, index } = companions(file);
  const { log: targetLog, index: targetIndex } = companions(target);
  renameSync(file, target);
  if (existsSync(log)) renameSync(log, targetLog);
  if (existsSync(index)) renameSync(index, targetIndex);
  return target;
};
