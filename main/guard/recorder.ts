// Writes what happened into the store, in one transaction for all that came within a short while.
import type { Health, WatchEvent } from '../../preload/contract/index.ts';
import type { Store } from '../store/index.ts';

/** How long events wait for company, milliseconds. */
const gatherMs = 250;
/** How often the store hears that the guard still watches, milliseconds: what a crash leaves open is closed at this time. */
const heartbeatMs = 60_000;
const maintainMs = 3_600_000;

export class Recorder {
  readonly #store: Store;
  readonly #report: (health: Health) => void;
  #gathered: WatchEvent[] = [];
  #timer: NodeJS.Timeout | null = null;
  readonly #heartbeat: NodeJS.Timeout;
  readonly #maintenance: NodeJS.Timeout;

  constructor(store: Store, report: (health: Health) => void) {
    this.#store = store;
    this.#report = report;
    this.#heartbeat = setInterval(() => this.#attempt(() => store.heartbeat()), heartbeatMs);
    this.#maintenance = setInterval(() => this.#maintain(), maintainMs);
    this.#heartbeat.unref();
    this.#maintenance.unref();
  }

  add(events: readonly WatchEvent[]): void {
    this.#gathered.push(...events);
    if (this.#gathered.length > 0) this.#timer ??= setTimeout(() => this.flush(), gatherMs);
  }

  flush(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const events = this.#gathered;
    this.#gathered = [];
    if (events.length > 0) this.#attempt(() => this.#store.record(events));
  }

  /** History older than this is forgotten from now on. */
  keepFor(days: number): void {
    this.#store.keepFor(days);
    this.#maintain();
  }

  close(): void {
    this.flush();
    clearInterval(this.#heartbeat);
    clearInterval(this.#maintenance);
    this.#store.close();
  }

  #maintain(): void {
    void this.#store.maintain().then(() => this.#reportHealth());
  }

  #attempt(write: () => unknown): void {
    write();
    this.#reportHealth();
  }

  #reportHealth(): void {
    for (const health of this.#store.takeHealth()) this.#report(health);
  }
}
