// Whom the clients talk to, and what they wait for: folded from socket observations.
import type {
  ClientId,
  Connection,
  Endpoint,
  Listener,
  Party,
  WatchEvent,
} from '../../preload/contract/index.ts';
import type { SocketChanged, SocketClosed, SocketOpened } from '../platform/port/index.ts';
import type { KnownProcess, ProcessTable } from './processes.ts';

type Entry =
  | { readonly kind: 'connection'; readonly connection: Connection; generation: number }
  | { readonly kind: 'listener'; readonly listener: Listener; generation: number };

/** Whose the other end of a client's connection is. */
export type PartyOf = (client: ClientId, remote: Endpoint) => Party;

export class Sockets {
  #entries = new Map<number, Entry>();
  #generation = 0;
  readonly #processes: ProcessTable;
  readonly #partyOf: PartyOf;

  constructor(processes: ProcessTable, partyOf: PartyOf) {
    this.#processes = processes;
    this.#partyOf = partyOf;
  }

  connections(): readonly Connection[] {
    return [...this.#entries.values()].flatMap((entry) =>
      entry.kind === 'connection' ? [entry.connection] : [],
    );
  }

  listeners(): readonly Listener[] {
    return [...this.#entries.values()].flatMap((entry) =>
      entry.kind === 'listener' ? [entry.listener] : [],
    );
  }

  opened(observed: SocketOpened): readonly WatchEvent[] {
    const owner = this.#processes.get(observed.pid)?.owner;
    if (!owner) return [];
    const known = this.#entries.get(observed.inode);
    if (known) {
      known.generation = this.#generation;
      return this.changed({ ...observed, type: 'socket.changed' });
    }
    const at = new Date(observed.atMs).toISOString();
    const id = `${observed.protocol}:${observed.inode}@${observed.atMs}`;
    const base = {
      id,
      pid: observed.pid,
      client: owner.client,
      protocol: observed.protocol,
      local: observed.local,
      openedAt: at,
    };
    if (observed.state === 'listen') {
      const listener: Listener = {
        ...base,
        exposure: isLoopback(observed.local.address) ? 'loopback' : 'network',
      };
      this.#entries.set(observed.inode, {
        kind: 'listener',
        listener,
        generation: this.#generation,
      });
      return [{ type: 'listener.opened', at, listener }];
    }
    const connection: Connection = {
      ...base,
      remote: observed.remote,
      party: observed.remote === null ? null : this.#partyOf(owner.client, observed.remote),
      state: observed.state,
      bytesSent: observed.bytesSent,
      bytesReceived: observed.bytesReceived,
    };
    this.#entries.set(observed.inode, {
      kind: 'connection',
      connection,
      generation: this.#generation,
    });
    return [{ type: 'connection.opened', at, connection }];
  }

  changed(observed: SocketChanged): readonly WatchEvent[] {
    const entry = this.#entries.get(observed.inode);
    if (entry?.kind !== 'connection') return [];
    const { connection: before } = entry;
    if (
      before.state === observed.state &&
      before.bytesSent === observed.bytesSent &&
      before.bytesReceived === observed.bytesReceived
    ) {
      return [];
    }
    const connection: Connection = {
      ...before,
      state: observed.state,
      bytesSent: observed.bytesSent,
      bytesReceived: observed.bytesReceived,
    };
    this.#entries.set(observed.inode, {
      kind: 'connection',
      connection,
      generation: entry.generation,
    });
    return [{ type: 'connection.changed', at: new Date(observed.atMs).toISOString(), connection }];
  }

  closed({ inode, atMs }: SocketClosed): readonly WatchEvent[] {
    const entry = this.#entries.get(inode);
    if (!entry) return [];
    this.#entries.delete(inode);
    return [closing(entry, atMs)];
  }

  processGone({ observed }: KnownProcess, atMs: number): readonly WatchEvent[] {
    const events: WatchEvent[] = [];
    for (const [inode, entry] of this.#entries) {
      const pid = entry.kind === 'connection' ? entry.connection.pid : entry.listener.pid;
      if (pid !== observed.pid) continue;
      this.#entries.delete(inode);
      events.push(closing(entry, atMs));
    }
    return events;
  }

  beginGeneration(): void {
    this.#generation += 1;
  }

  endOlderGenerations(atMs: number): readonly WatchEvent[] {
    const events: WatchEvent[] = [];
    for (const [inode, entry] of this.#entries) {
      if (entry.generation === this.#generation) continue;
      this.#entries.delete(inode);
      events.push(closing(entry, atMs));
    }
    return events;
  }
}

const closing = (entry: Entry, atMs: number): WatchEvent => {
  const at = new Date(atMs).toISOString();
  return entry.kind === 'connection'
    ? { type: 'connection.closed', at, connection: entry.connection }
    : { type: 'listener.closed', at, listener: entry.listener };
};

/** 127.0.0.0/8, ::1, and IPv4 loopback mapped into IPv6 (RFC 4291, 2.5.3 and 2.5.5.2). */
export const isLoopback = (address: string): boolean =>
  address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.');
