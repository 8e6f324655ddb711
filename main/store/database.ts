// Opening the file: for writing (checked, migrated, tidied) or for reading alone.
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { failure, type Outcome, success } from '../outcome.ts';
import { kindOf } from './failure.ts';
import { migrate, newerFile, versionOf } from './migrate.ts';
import { makePrivateFile, setAside } from './place.ts';
import { migrations } from './schema.ts';

export interface OpenedDatabase {
  readonly database: DatabaseSync;
  /** Where a damaged file was moved to, or null. */
  readonly setAside: string | null;
}

/** How long a write waits for another's transaction, milliseconds. */
const patienceMs = 2_000;

/**
 * Opens for writing, under the lock. A damaged file is set aside and a new one begun. A newer file is a problem.
 * Throws as SQLite does where the file cannot be written.
 */
export const openForWriting = (file: string, nowMs: number): Outcome<OpenedDatabase> => {
  try {
    return openOnce(file, null);
  } catch (thrown) {
    if (kindOf(thrown) !== 'corrupt') throw thrown;
    return openOnce(file, setAside(file, nowMs));
  }
};

/** Sets the file aside without asking, and begins a new one. */
export const beginAnew = (file: string, nowMs: number): Outcome<OpenedDatabase> =>
  openOnce(file, setAside(file, nowMs));

const openOnce = (file: string, aside: string | null): Outcome<OpenedDatabase> => {
  makePrivateFile(file);
  const database = new DatabaseSync(file, { timeout: patienceMs });
  try {
    const version = versionOf(database);
    if (version > migrations.length) {
      database.close();
      return failure(newerFile(file, version));
    }
    // Before anything is written: a damaged file is set aside as it was found.
    check(database);
    // Only takes effect in a file without tables: https://sqlite.org/pragma.html#pragma_auto_vacuum
    if (version === 0) database.exec('PRAGMA auto_vacuum = INCREMENTAL');
    database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
      PRAGMA foreign_keys = ON; PRAGMA journal_size_limit = 4194304`);
    const migrated = migrate(database, file);
    if (migrated.ok) return success({ database, setAside: aside });
    database.close();
    return migrated;
  } catch (thrown) {
    if (database.isOpen) database.close();
    throw thrown;
  }
};

/** https://sqlite.org/pragma.html#pragma_quick_check; throws in the shape of SQLITE_CORRUPT. */
const check = (database: DatabaseSync): void => {
  const found = database.prepare('PRAGMA quick_check(1)').get()?.quick_check;
  if (found !== 'ok') throw Object.assign(new Error(String(found)), { errcode: 11 });
};

/**
 * Opens for reading alone. Where even SQLite's shared index may not be made beside the file (a folder that is
 * read-only), it is read as it stands. Throws as SQLite does.
 */
export const openForReading = (file: string): DatabaseSync => {
  try {
    return openReadOnly(file);
  } catch (thrown) {
    if (kindOf(thrown) !== 'read-only') throw thrown;
    const asItStands = pathToFileURL(file);
    asItStands.searchParams.set('immutable', '1');
    return openReadOnly(asItStands);
  }
};

const openReadOnly = (place: string | URL): DatabaseSync => {
  const database = new DatabaseSync(place, { readOnly: true, timeout: patienceMs });
  try {
    database.prepare('SELECT count(*) FROM sqlite_schema').get();
    return database;
  } catch (thrown) {
    database.close();
    throw thrown;
  }
};
