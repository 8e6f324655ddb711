// What a guard that went away left open: it ended, as far as anybody can tell, when the guard was last seen.
import type { DatabaseSync } from 'node:sqlite';
import { integer } from './row.ts';

export interface Closed {
  readonly captures: number;
  readonly meetings: number;
  /** Epoch milliseconds. */
  readonly atMs: number;
}

/** Ends every open capture and meeting at `atMs`, or at its own start where that is later. Throws as SQLite does. */
export const closeUnfinished = (database: DatabaseSync, atMs: number): Closed => {
  const close = (table: string): number =>
    Number(
      database
        .prepare(`UPDATE ${table} SET ended_at = max(started_at, ?) WHERE ended_at IS NULL`)
        .run(atMs).changes,
    );
  database.exec('BEGIN IMMEDIATE');
  try {
    const closed = { captures: close('captures'), meetings: close('meetings'), atMs };
    database.prepare('UPDATE counted_sockets SET closed_at = ? WHERE closed_at IS NULL').run(atMs);
    database.exec('COMMIT');
    return closed;
  } catch (thrown) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw thrown;
  }
};

/** When the guard was last known to watch, epoch milliseconds; null for a new file. */
export const lastSeen = (database: DatabaseSync): number | null => {
  const row = database.prepare('SELECT last_seen FROM watch').get();
  return row ? integer(row, 'last_seen') : null;
};
