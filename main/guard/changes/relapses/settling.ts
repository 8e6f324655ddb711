// Looks at a client a moment after something happened to it, once for a burst: programs write while they begin and end.
import type { ClientId } from '../../../../preload/contract/index.ts';

/** What a client or an installer needs to put everything in place, milliseconds. */
const settledAfterMs = 3_000;

export class Settling {
  readonly #look: (client: ClientId) => void;
  readonly #afterMs: number;
  readonly #timers = new Map<ClientId, NodeJS.Timeout>();

  constructor(look: (client: ClientId) => void, afterMs = settledAfterMs) {
    this.#look = look;
    this.#afterMs = afterMs;
  }

  /** Again before the moment is over: it begins anew. */
  happened(client: ClientId): void {
    clearTimeout(this.#timers.get(client));
    const timer = setTimeout(() => {
      this.#timers.delete(client);
      this.#look(client);
    }, this.#afterMs);
    timer.unref();
    this.#timers.set(client, timer);
  }

  stop(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }
}
