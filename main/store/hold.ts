// What this process holds of the history: the pen and the lock, eyes only, or nothing.
import type { DatabaseSync } from 'node:sqlite';
import type { Health } from '../../preload/contract/index.ts';
import { type Outcome, success } from '../outcome.ts';
import { beginAnew, type OpenedDatabase, openForReading, openForWriting } from './database.ts';
import { storageProblem } from './failure.ts';
import * as health from './health.ts';
import { type Lock, takeLock } from './lock.ts';
import { makeFolder } from './place.ts';
import { prepareRecord, type Record } from './rows/record.ts';
import { prune, type Retention } from './rows/retention.ts';
import { closeUnfinished, lastSeen } from './rows/unfinished.ts';

export interface StoreSettings {
  readonly file: string;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly retention: Retention;
}

export interface Writer {
  readonly mode: 'writer';
  readonly database: DatabaseSync;
  readonly record: Record;
  readonly lock: Lock;
}

export type Hold =
  | Writer
  /** Another guard records. */
  | { readonly mode: 'reader'; readonly database: DatabaseSync | null }
  /** The disk lets nobody write. */
  | { readonly mode: 'nothing'; readonly database: DatabaseSync | null };

export interface Taken<H extends Hold = Hold> {
  readonly hold: H;
  readonly news: Health;
}

/** Takes the lock and opens for writing, or takes what can be had. Fails where the file is a newer version's. */
export const takeHold = (settings: StoreSettings): Outcome<Taken> => {
  const { file, clock } = settings;
  let lock: Lock | null = null;
  try {
    makeFolder(file);
    const attempt = takeLock(file);
    if (!attempt.held) {
      const hold = { mode: 'reader', database: tryReading(file) } as const;
      return success({ hold, news: health.recordedElsewhere(attempt.pid) });
    }
    lock = attempt.lock;
    const opened = openForWriting(file, clock());
    if (opened.ok) return success(begin(opened.value, lock, settings));
    lock.release();
    return opened;
  } catch (thrown) {
    lock?.release();
    const hold = { mode: 'nothing', database: tryReading(file) } as const;
    return success({ hold, news: health.stopped(storageProblem(file, thrown)) });
  }
};

/** Damage found while it runs: the file goes aside, a new one is begun under the same lock. Throws as SQLite does. */
export const replace = (writer: Writer, settings: StoreSettings): Outcome<Taken<Writer>> => {
  if (writer.database.isOpen) writer.database.close();
  const opened = beginAnew(settings.file, settings.clock());
  return opened.ok ? success(begin(opened.value, writer.lock, settings)) : opened;
};

export const letGo = (hold: Hold): void => {
  if (hold.database?.isOpen) hold.database.close();
  if (hold.mode === 'writer') hold.lock.release();
};

const begin = (opened: OpenedDatabase, lock: Lock, settings: StoreSettings): Taken<Writer> => {
  const { database, setAside } = opened;
  const { file, clock, retention } = settings;
  try {
    const seen = lastSeen(database);
    const closed = seen === null ? null : closeUnfinished(database, seen);
    prune(database, retention, clock());
    const crashed = closed !== null && closed.captures + closed.meetings > 0;
    const news = crashed ? health.closedAfterCrash(file, closed) : health.recording(file);
    return {
      hold: { mode: 'writer', database, record: prepareRecord(database), lock },
      news: setAside === null ? news : health.begunAnew(setAside),
    };
  } catch (thrown) {
    if (database.isTransaction) database.exec('ROLLBACK');
    database.close();
    throw thrown;
  }
};

const tryReading = (file: string): DatabaseSync | null => {
  try {
    return openForReading(file);
  } catch {
    return null;
  }
};
