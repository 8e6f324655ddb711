// The store's life: it writes while it can, waits when it cannot, and says which. Watching never stops because of it.
import type { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import type { ZodType } from 'zod';
import type { ClientId, Health, History, WatchEvent } from '../../preload/contract/index.ts';
import { failure, type Outcome, success } from '../outcome.ts';
import { openForReading } from './database.ts';
import { kindOf, storageProblem } from './failure.ts';
import * as health from './health.ts';
import { type Hold, letGo, replace, type StoreSettings, type Taken, takeHold } from './hold.ts';
import { olderFile, versionOf } from './migrate.ts';
import { type HistoryRange, readHistory } from './rows/history.ts';
import {
  forgetMeeting,
  type MeetingEnd,
  type MeetingRecord,
  noSuchMeeting,
  readAddresses,
  readLastMeetingEnds,
  readMeeting,
} from './rows/meeting-record.ts';
import { pruneInBites } from './rows/retention.ts';
import { readSetting, writeSetting } from './rows/settings.ts';
import { readTraffic, type TrafficMinute } from './rows/traffic.ts';
import { closeUnfinished } from './rows/unfinished.ts';
import { migrations } from './schema.ts';
import { Waiting } from './waiting.ts';

/** `stored`; `waiting` for the disk; or left to the other guard that records (`elsewhere`). */
export type Recorded = 'stored' | 'waiting' | 'elsewhere';

/** How long the store leaves a failing disk alone, milliseconds. */
const retryMs = 60_000;

export class Store {
  #settings: StoreSettings;
  readonly #waiting = new Waiting();
  #hold: Hold = { mode: 'nothing', database: null };
  #retryAtMs: number | null = null;
  #news: Health[] = [];
  #closed = false;

  private constructor(settings: StoreSettings) {
    this.#settings = settings;
  }

  /** Takes the lock and opens for writing; whatever hinders that but a newer file leaves a store that tries again. */
  static toRecord(settings: StoreSettings): Outcome<Store> {
    const taken = takeHold(settings);
    if (!taken.ok) return taken;
    const store = new Store(settings);
    store.#accept(taken.value);
    return success(store);
  }

  /** Opens for reading alone: a guard that records is not disturbed. */
  static toRead(settings: StoreSettings): Outcome<Store> {
    const store = new Store(settings);
    try {
      store.#hold = { mode: 'reader', database: openForReading(settings.file) };
      store.#news.push(health.reading(settings.file));
      store.#retryAtMs = Number.POSITIVE_INFINITY;
      return success(store);
    } catch (thrown) {
      return failure({ ...storageProblem(settings.file, thrown), kind: 'unreadable' });
    }
  }

  /** Who may write: `writer`, `reader` (another guard records), or `nothing` (the disk does not let anybody). */
  get mode(): Hold['mode'] {
    return this.#hold.mode;
  }

  /** What changed about the store since this was last asked. */
  takeHealth(): readonly Health[] {
    const news = this.#news;
    this.#news = [];
    return news;
  }

  /**
   * Writes the events of a tick in one transaction. When the disk fails, a problem (`storage`) comes back once; events
   * then wait in memory, and every 60 s writing is tried again.
   */
  record(events: readonly WatchEvent[]): Outcome<Recorded> {
    if (this.#closed) return failure(this.#closedProblem());
    const now = this.#settings.clock();
    if (this.#retryAtMs !== null) {
      const recovered = now >= this.#retryAtMs && this.#recover();
      if (!recovered) return success(this.#leave(events));
    }
    return this.#write(events, now);
  }

  /** Says that the guard still watches: a crash is dated by this. Also tries a failing disk again, when it is time. */
  heartbeat(): Outcome<Recorded> {
    return this.record([]);
  }

  /** So many days are kept from now on; what is older goes with the next `maintain`. */
  keepFor(days: number): void {
    const { retention } = this.#settings;
    this.#settings = { ...this.#settings, retention: { ...retention, days } };
  }

  /** Forgets what is too old or too much; for an hourly call. Others get their turn after each thousand entries. */
  async maintain(): Promise<Outcome<Recorded>> {
    const hold = this.#hold;
    if (hold.mode !== 'writer' || this.#retryAtMs !== null) return this.heartbeat();
    const { retention, clock } = this.#settings;
    try {
      for (const _ of pruneInBites(hold.database, retention, clock())) {
        await setImmediate();
        // Meanwhile the store was closed, or has begun a new file.
        if (this.#closed || this.#hold !== hold) return success('stored');
      }
      return success('stored');
    } catch (thrown) {
      if (hold.database.isTransaction) hold.database.exec('ROLLBACK');
      return this.#failed(thrown, []);
    }
  }

  /** What touches the range, in time order. `usage` for no range, `storage` where the file cannot be read. */
  history(range: HistoryRange): Outcome<History> {
    return this.#read((database) => readHistory(database, range));
  }

  /** All that is remembered of one meeting. `not-found`; `storage` where the file cannot be read. */
  meeting(id: string): Outcome<MeetingRecord> {
    return this.#readNow((database) => {
      const record = readMeeting(database, id);
      return record === null ? failure(noSuchMeeting(id)) : success(record);
    });
  }

  /** `not-found`, `conflict` while it goes on, `storage`. Works beside another guard that records. */
  forgetMeeting(id: string): Outcome<void> {
    return this.#closed ? failure(this.#closedProblem()) : forgetMeeting(this.#settings.file, id);
  }

  /** The other ends of the client's last meetings that are over, the newest first. */
  lastMeetingEnds(client: ClientId, count: number): Outcome<readonly (readonly MeetingEnd[])[]> {
    return this.#readNow((database) => success(readLastMeetingEnds(database, client, count)));
  }

  /** Addresses of a client's other ends that were last known to be this kind of party. */
  addressesOf(client: ClientId, party: string): Outcome<readonly string[]> {
    return this.#readNow((database) => success(readAddresses(database, client, party)));
  }

  /** Whom a client talked to, minute by minute, within these times (epoch milliseconds). */
  traffic(client: ClientId, sinceMs: number, untilMs: number): Outcome<readonly TrafficMinute[]> {
    return this.#readNow((database) => success(readTraffic(database, client, sinceMs, untilMs)));
  }

  /** null where it was never set. `invalid-data` where it does not fit the schema. */
  setting<T>(key: string, schema: ZodType<T>): Outcome<T | null> {
    return this.#read((database) => readSetting(database, key, schema));
  }

  /** Keeps any JSON value. `conflict` where another guard records, `storage` where the disk fails. */
  setSetting(key: string, value: unknown): Outcome<null> {
    const hold = this.#hold;
    if (hold.mode !== 'writer') {
      return failure({
        kind: 'conflict',
        subject: key,
        message: 'Settings can only be changed by the Callwarden that records.',
        advice: 'Change them there, or end it first.',
      });
    }
    try {
      writeSetting(hold.database, key, value);
      return success(null);
    } catch (thrown) {
      return failure(storageProblem(this.#settings.file, thrown));
    }
  }

  /** Ends what is open at this time, and lets go of the file and the lock. Safe to call twice. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    if (this.#hold.mode === 'writer') {
      try {
        if (this.#waiting.events().length > 0)
          this.#hold.record(this.#waiting.events(), this.#settings.clock());
        closeUnfinished(this.#hold.database, this.#settings.clock());
      } catch {
        // The next guard closes it at the last time that was written.
      }
    }
    letGo(this.#hold);
  }

  #accept({ hold, news }: Taken): void {
    // Still the same: it was said before.
    if (hold.mode === 'writer' || hold.mode !== this.#hold.mode || this.#retryAtMs === null)
      this.#news.push(news);
    this.#hold = hold;
    this.#retryAtMs = hold.mode === 'writer' ? null : this.#settings.clock() + retryMs;
  }

  /** True when writing is to be tried. A writer simply tries; others take the lock and open anew. */
  #recover(): boolean {
    if (this.#hold.mode === 'writer') return true;
    letGo(this.#hold);
    const taken = takeHold(this.#settings);
    if (taken.ok) this.#accept(taken.value);
    else {
      this.#hold = { mode: 'nothing', database: null };
      this.#retryAtMs = Number.POSITIVE_INFINITY;
      this.#news.push(health.stopped(taken.problem));
    }
    return taken.ok && taken.value.hold.mode === 'writer';
  }

  #write(events: readonly WatchEvent[], nowMs: number): Outcome<Recorded> {
    if (this.#hold.mode !== 'writer') return success(this.#leave(events));
    try {
      const late = this.#waiting.events();
      this.#hold.record(late.length === 0 ? events : [...late, ...events], nowMs);
    } catch (thrown) {
      return this.#failed(thrown, events);
    }
    if (this.#retryAtMs !== null)
      this.#news.push(health.recordingAgain(this.#settings.file, this.#waiting.lost()));
    this.#retryAtMs = null;
    this.#waiting.clear();
    return success('stored');
  }

  #failed(thrown: unknown, events: readonly WatchEvent[]): Outcome<Recorded> {
    const { file, clock } = this.#settings;
    this.#waiting.add(events);
    if (kindOf(thrown) === 'corrupt' && this.#replace()) return this.#write([], clock());
    const again = this.#retryAtMs !== null;
    this.#retryAtMs = clock() + retryMs;
    if (again) return success('waiting');
    const problem = storageProblem(file, thrown);
    this.#news.push(health.stopped(problem));
    return failure(problem);
  }

  #replace(): boolean {
    if (this.#hold.mode !== 'writer') return false;
    try {
      const replaced = replace(this.#hold, this.#settings);
      if (replaced.ok) this.#accept(replaced.value);
      return replaced.ok;
    } catch {
      letGo(this.#hold);
      this.#hold = { mode: 'nothing', database: null };
      return false;
    }
  }

  #read<T>(read: (database: DatabaseSync) => Outcome<T>): Outcome<T> {
    const { file } = this.#settings;
    const { database } = this.#hold;
    if (this.#closed) return failure(this.#closedProblem());
    if (!database) return failure(storageProblem(file, new Error('The file is not open.')));
    try {
      return read(database);
    } catch (thrown) {
      return failure(storageProblem(file, thrown));
    }
  }

  /** For what older files do not hold: they are brought up to date by the next guard that records. */
  #readNow<T>(read: (database: DatabaseSync) => Outcome<T>): Outcome<T> {
    return this.#read((database) =>
      versionOf(database) < migrations.length
        ? failure(olderFile(this.#settings.file))
        : read(database),
    );
  }

  #leave(events: readonly WatchEvent[]): Recorded {
    if (this.#hold.mode === 'reader') return 'elsewhere';
    this.#waiting.add(events);
    return 'waiting';
  }

  #closedProblem() {
    return {
      kind: 'unavailable',
      subject: this.#settings.file,
      message: 'The history is closed already.',
      advice: 'Start Callwarden again.',
    } as const;
  }
}
