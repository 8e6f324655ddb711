// One guard records, and no other: a lock that the kernel drops with the process, however it ends.
import { closeSync, constants, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { kindOf } from './failure.ts';
import { companions, makePrivateFile } from './place.ts';

export interface Lock {
  release(): void;
}

export type LockAttempt =
  | { readonly held: true; readonly lock: Lock }
  /** `pid` is null where the other has not said its pid yet. */
  | { readonly held: false; readonly pid: number | null };

/**
 * Takes the lock or says who holds it. The lock is SQLite's exclusive lock on an empty side database, so that a
 * killed holder leaves nothing stale behind. Throws where the folder cannot be written.
 */
export const takeLock = (file: string): LockAttempt => {
  const { lock: lockFile, writer } = companions(file);
  makePrivateFile(lockFile);
  const side = new DatabaseSync(lockFile, { timeout: 0 });
  try {
    side.exec('BEGIN EXCLUSIVE');
  } catch (thrown) {
    side.close();
    if (kindOf(thrown) !== 'busy') throw thrown;
    return { held: false, pid: readWriter(writer) };
  }
  sayWriter(writer);
  return {
    held: true,
    lock: {
      release: () => {
        rmSync(writer, { force: true });
        side.close();
      },
    },
  };
};

const sayWriter = (path: string): void => {
  const { O_CREAT, O_WRONLY, O_TRUNC, O_NOFOLLOW } = constants;
  try {
    const descriptor = openSync(path, O_CREAT | O_WRONLY | O_TRUNC | O_NOFOLLOW, 0o600);
    try {
      writeSync(descriptor, `${process.pid}\n`);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    // The name is a courtesy to the second guard: the lock holds without it.
  }
};

/** The pid of the guard that records, or null where it has not said so. */
const readWriter = (path: string): number | null => {
  try {
    const text = readFileSync(path, 'utf8').trim();
    return /^\d{1,10}$/.test(text) ? Number(text) : null;
  } catch {
    return null;
  }
};
