// Events that could not be written yet. What matters most is kept, within bounds, until the disk takes it.
import type { WatchEvent } from '../../preload/contract/index.ts';

const most = 5_000;

export class Waiting {
  #events: WatchEvent[] = [];
  #lost = 0;

  /** Counters and healths are let go: the next ones say the same again. Beyond 5,000 the oldest are lost, and counted. */
  add(events: readonly WatchEvent[]): void {
    for (const event of events) {
      if (event.type !== 'health' && event.type !== 'connection.changed') this.#events.push(event);
    }
    const excess = this.#events.length - most;
    if (excess <= 0) return;
    this.#events.splice(0, excess);
    this.#lost += excess;
  }

  events(): readonly WatchEvent[] {
    return this.#events;
  }

  lost(): number {
    return this.#lost;
  }

  clear(): void {
    this.#events = [];
    this.#lost = 0;
  }
}
