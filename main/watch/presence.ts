// Which clients run: told when the first of a client's processes comes, and when its last one has gone.
import type { ClientId, WatchEvent } from '../../preload/contract/index.ts';
import { describeProcess, type KnownProcess, type ProcessTable } from './processes.ts';

export class Presence {
  readonly #processes: ProcessTable;
  readonly #running = new Set<ClientId>();

  constructor(processes: ProcessTable) {
    this.#processes = processes;
  }

  /** A process that is a client's has come, or has become one. */
  came(entry: KnownProcess, nowMs: number): readonly WatchEvent[] {
    if (!entry.owner || this.#running.has(entry.owner.client)) return [];
    this.#running.add(entry.owner.client);
    return [
      {
        type: 'client.started',
        at: new Date(nowMs).toISOString(),
        client: entry.owner.client,
        process: describeProcess(entry, entry.owner),
      },
    ];
  }

  /** Clients of whom no process is left. */
  left(atMs: number): readonly WatchEvent[] {
    const gone = [...this.#running].filter((client) => this.#processes.pidsOf(client).size === 0);
    for (const client of gone) this.#running.delete(client);
    const at = new Date(atMs).toISOString();
    return gone.map((client) => ({ type: 'client.stopped', at, client }));
  }
}
