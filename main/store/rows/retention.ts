// Forgetting: what is too old, then the oldest of what is too much, in small bites.
import type { DatabaseSync } from 'node:sqlite';
import { integer, integerOrNull } from './row.ts';

export interface Retention {
  /** What ended longer ago is forgotten. */
  readonly days: number;
  /** The file is kept below this size. */
  readonly bytes: number;
}

export const defaultRetention: Retention = { days: 90, bytes: 50 * 1024 * 1024 };

const dayMs = 86_400_000;
/** Rows forgotten in one transaction: a few milliseconds. */
const bite = 1_000;
/** A socket told again this long after its end would count twice, milliseconds. */
const rememberSocketsMs = 3_600_000;

/** Tables that grow, and the column that says how old a row is. What is still open is never forgotten. */
const growing = [
  { table: 'captures', time: 'started_at', finished: 'ended_at' },
  { table: 'meetings', time: 'started_at', finished: 'ended_at' },
  { table: 'alerts', time: 'at', finished: 'at' },
  { table: 'connections', time: 'last_seen', finished: 'last_seen' },
  { table: 'events', time: 'at', finished: 'at' },
  { table: 'traffic', time: 'minute', finished: 'minute' },
] as const;

/** Pages given back to the disk at once: 1 MiB. */
const pagesAtOnce = 256;

/** Prunes by age and by size, and gives the freed pages back to the disk. Throws as SQLite does. */
export const prune = (database: DatabaseSync, retention: Retention, nowMs: number): void => {
  for (const _ of pruneInBites(database, retention, nowMs));
};

/** The same, one bite after another: no transaction is open in between, so that whoever asked can do other work. */
export function* pruneInBites(
  database: DatabaseSync,
  retention: Retention,
  nowMs: number,
): Generator<void> {
  database
    .prepare('DELETE FROM counted_sockets WHERE closed_at < ?')
    .run(nowMs - rememberSocketsMs);
  const before = nowMs - retention.days * dayMs;
  for (const { table, time, finished } of growing) {
    const some = database.prepare(`DELETE FROM ${table} WHERE rowid IN (
      SELECT rowid FROM ${table} WHERE ${time} < :before AND ${finished} < :before LIMIT ${bite})`);
    while (Number(some.run({ before }).changes) === bite) yield;
  }
  while (usedBytes(database) > retention.bytes && forgetOldest(database)) yield;
  // An incremental vacuum gives back a page for each step: https://sqlite.org/pragma.html#pragma_incremental_vacuum
  while (pragma(database, 'freelist_count') > 0) {
    database.prepare(`PRAGMA incremental_vacuum(${pagesAtOnce})`).all();
    yield;
  }
  database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').all();
}

const pragma = (database: DatabaseSync, name: string): number =>
  integer(database.prepare(`PRAGMA ${name}`).get() ?? {}, name);

/** Bytes of the file that hold something. */
const usedBytes = (database: DatabaseSync): number =>
  (pragma(database, 'page_count') - pragma(database, 'freelist_count')) *
  pragma(database, 'page_size');

/** Forgets up to a time before which at most one bite of each table lies; false when nothing is left to forget. */
const forgetOldest = (database: DatabaseSync): boolean => {
  let before: number | null = null;
  for (const { table, time, finished } of growing) {
    const rows = integer(
      database.prepare(`SELECT count(*) AS rows FROM ${table}`).get() ?? {},
      'rows',
    );
    // Small tables give a tenth, so that the newest stay even where single rows are large.
    const offset = Math.min(bite, Math.ceil(rows / 10)) - 1;
    if (offset < 0) continue;
    const row = database
      .prepare(
        `SELECT ${time} AS time FROM ${table} WHERE ${finished} IS NOT NULL ORDER BY ${time} LIMIT 1 OFFSET ?`,
      )
      .get(offset);
    const time_ = row ? integerOrNull(row, 'time') : null;
    if (time_ !== null && (before === null || time_ < before)) before = time_;
  }
  if (before === null) return false;
  let forgotten = 0;
  database.exec('BEGIN IMMEDIATE');
  for (const { table, time, finished } of growing) {
    const gone = database
      .prepare(`DELETE FROM ${table} WHERE ${time} <= ? AND ${finished} IS NOT NULL`)
      .run(before);
    forgotten += Number(gone.changes);
  }
  database.exec('COMMIT');
  return forgotten > 0;
};
