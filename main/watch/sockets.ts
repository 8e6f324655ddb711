// Whom the clients talk to, and what they wait for: folded from socket observations.
import type {
  ClientId,
  Connection,
  Endpoint,
  Listener,
  Party,
  WatchEvent,
} from '../../preload/contract/index.ts';
import type {
  FollowedEnd,
  NameSeen,
  SocketChanged,
  SocketClosed,
  SocketOpened,
  SocketsPassed,
  UdpFlow,
} from '../platform/port/index.ts';
import { Departed } from './departed.ts';
import { plainAddress } from './plain-address.ts';
import { type KnownProcess, type ProcessTable, sameProcess } from './processes.ts';
import type { SeenName, SeenNames } from './seen-names.ts';
import { UdpTraffic } from './udp-traffic.ts';

/** What is told as one connection, and the bytes of it that only packets show. */
interface Told {
  connection: Connection;
  readonly traffic: UdpTraffic;
}

interface ConnectionEntry extends Told {
  readonly kind: 'connection';
  /** Of an unconnected UDP socket, once they are known: each is a connection, and the socket itself is none any more. */
  readonly peers: Map<string, Told>;
  generation: number;
}

interface ListenerEntry {
  readonly kind: 'listener';
  readonly listener: Listener;
  generation: number;
}

type Entry = ConnectionEntry | ListenerEntry;

/** Whose the other end of a client's connection is; `names` are those seen for it, the likeliest first. */
export type PartyOf = (client: ClientId, remote: Endpoint, names: readonly SeenName[]) => Party;

/** Somebody who answers all the world over one socket is known by these. */
const mostPeers = 64;

export class Sockets {
  #entries = new Map<number, Entry>();
  #generation = 0;
  readonly #departed = new Departed();
  readonly #processes: ProcessTable;
  readonly #partyOf: PartyOf;
  readonly #names: SeenNames;

  constructor(processes: ProcessTable, partyOf: PartyOf, names: SeenNames) {
    this.#processes = processes;
    this.#partyOf = partyOf;
    this.#names = names;
  }

  connections(): readonly Connection[] {
    return this.#told().map(({ connection }) => connection);
  }

  listeners(): readonly Listener[] {
    return [...this.#entries.values()].flatMap((entry) =>
      entry.kind === 'listener' ? [entry.listener] : [],
    );
  }

  followedEnds(): readonly FollowedEnd[] {
    return this.connections()
      .filter(({ remote }) => remote === null || !isLoopback(remote.address))
      .map(({ protocol, local, remote }) => ({
        protocol,
        localPort: local.port,
        remoteAddress: remote?.address ?? null,
      }));
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
    const generation = this.#generation;
    if (observed.state === 'listen') {
      const listener: Listener = {
        ...base,
        exposure: isLoopback(observed.local.address) ? 'loopback' : 'network',
      };
      this.#entries.set(observed.inode, { kind: 'listener', listener, generation });
      return [{ type: 'listener.opened', at, listener }];
    }
    const { remote, local, state, bytesSent, bytesReceived } = observed;
    const party = remote === null ? null : this.#party(owner.client, local, remote, observed.atMs);
    const connection = { ...base, remote, party, state, bytesSent, bytesReceived };
    const traffic = new UdpTraffic();
    const peers = new Map<string, Told>();
    this.#entries.set(observed.inode, {
      kind: 'connection',
      connection,
      traffic,
      peers,
      generation,
    });
    return [{ type: 'connection.opened', at, connection }];
  }

  changed({ inode, state, atMs, ...observed }: SocketChanged): readonly WatchEvent[] {
    const entry = this.#entries.get(inode);
    if (entry?.kind !== 'connection') return [];
    const told = change(entry, atMs, {
      state,
      bytesSent: observed.bytesSent ?? entry.traffic.sent,
      bytesReceived: observed.bytesReceived ?? entry.traffic.received,
    });
    return entry.peers.size === 0 ? told : [];
  }

  closed({ inode, atMs }: SocketClosed): readonly WatchEvent[] {
    const entry = this.#entries.get(inode);
    if (!entry) return [];
    this.#entries.delete(inode);
    return closing(entry, atMs);
  }

  /** Many that are over already are told as one that opens and closes. */
  passed(observed: SocketsPassed): readonly WatchEvent[] {
    const known = this.#processes.get(observed.pid);
    const client =
      known && sameProcess(known.observed, observed)
        ? known.owner?.client
        : this.#departed.clientOf(observed);
    if (client === undefined) return [];
    const { pid, protocol, local, remote, count, bytesSent, bytesReceived, atMs } = observed;
    const openedAt = new Date(observed.firstAtMs).toISOString();
    const connection: Connection = {
      id: `${protocol}:${pid}:${local.port}>${remote.address}:${remote.port}@${atMs}`,
      pid,
      client,
      protocol,
      local,
      remote,
      party: this.#party(client, local, remote, atMs),
      state: 'close',
      ...(count > 1 ? { sockets: count } : {}),
      bytesSent,
      bytesReceived,
      openedAt,
    };
    const at = new Date(atMs).toISOString();
    return [
      { type: 'connection.opened', at: openedAt, connection },
      { type: 'connection.closed', at, connection },
    ];
  }

  /** A name came to be known: whose the far end is may be told better by it. */
  nameSeen(seen: NameSeen): readonly WatchEvent[] {
    this.#names.note(seen);
    return this.#told().flatMap((told) => {
      const { client, local, remote } = told.connection;
      if (remote === null || plainAddress(remote.address) !== seen.address) return [];
      if (seen.localPort !== null && seen.localPort !== local.port) return [];
      return change(told, seen.atMs, { party: this.#party(client, local, remote, seen.atMs) });
    });
  }

  /** Packets tell what the socket table cannot: the peers of an unconnected UDP socket, and the bytes of any. */
  flow(observed: UdpFlow): readonly WatchEvent[] {
    const entry = this.#udpSocketAt(observed.local);
    if (!entry) return [];
    const { remote } = entry.connection;
    if (remote === null) return this.#peerFlow(entry, observed);
    if (remote.port !== observed.remote.port) return [];
    return plainAddress(remote.address) === observed.remote.address ? moved(entry, observed) : [];
  }

  processGone(gone: KnownProcess, atMs: number): readonly WatchEvent[] {
    this.#departed.note(gone, atMs);
    const { observed } = gone;
    return this.#end(atMs, (entry) => {
      const { pid } = entry.kind === 'connection' ? entry.connection : entry.listener;
      return pid === observed.pid;
    });
  }

  beginGeneration(): void {
    this.#generation += 1;
  }

  endOlderGenerations(atMs: number): readonly WatchEvent[] {
    return this.#end(atMs, ({ generation }) => generation !== this.#generation);
  }

  #end(atMs: number, isOver: (entry: Entry) => boolean): readonly WatchEvent[] {
    const events: WatchEvent[] = [];
    for (const [inode, entry] of this.#entries) {
      if (!isOver(entry)) continue;
      this.#entries.delete(inode);
      events.push(...closing(entry, atMs));
    }
    return events;
  }

  #told(): readonly Told[] {
    return [...this.#entries.values()].flatMap((entry) =>
      entry.kind === 'connection' ? toldOf(entry) : [],
    );
  }

  #party(client: ClientId, local: Endpoint, remote: Endpoint, atMs: number): Party {
    return this.#partyOf(client, remote, this.#names.of(remote.address, local.port, atMs));
  }

  /** Bound to this very address, or else to all of them. */
  #udpSocketAt(local: Endpoint): ConnectionEntry | undefined {
    const at = [...this.#entries.values()].filter(
      (entry): entry is ConnectionEntry =>
        entry.kind === 'connection' &&
        entry.connection.protocol === 'udp' &&
        entry.connection.local.port === local.port,
    );
    const bound = ({ connection }: ConnectionEntry) => plainAddress(connection.local.address);
    return (
      at.find((entry) => bound(entry) === local.address) ??
      at.find((entry) => bound(entry) === '0.0.0.0' || bound(entry) === '::')
    );
  }

  #peerFlow(entry: ConnectionEntry, observed: UdpFlow): readonly WatchEvent[] {
    const { remote, atMs } = observed;
    const key = `${remote.address} ${remote.port}`;
    const known = entry.peers.get(key);
    if (known) return moved(known, observed);
    if (entry.peers.size >= mostPeers) return [];
    const { connection: socket } = entry;
    const at = new Date(atMs).toISOString();
    const traffic = new UdpTraffic();
    traffic.note(observed);
    const connection: Connection = {
      ...socket,
      id: `${socket.id}>${remote.address}:${remote.port}`,
      remote,
      party: this.#party(socket.client, socket.local, remote, atMs),
      bytesSent: traffic.sent,
      bytesReceived: traffic.received,
      openedAt: at,
    };
    const opened: WatchEvent = { type: 'connection.opened', at, connection };
    // In this order, so that its media does not seem to stop.
    const events = entry.peers.size === 0 ? [opened, ...closing(entry, atMs)] : [opened];
    entry.peers.set(key, { connection, traffic });
    return events;
  }
}

const toldOf = (entry: ConnectionEntry): readonly Told[] =>
  entry.peers.size === 0 ? [entry] : [...entry.peers.values()];

const moved = (told: Told, observed: UdpFlow): readonly WatchEvent[] => {
  told.traffic.note(observed);
  const { sent: bytesSent, received: bytesReceived } = told.traffic;
  return change(told, observed.atMs, { bytesSent, bytesReceived });
};

type Changing = Pick<Connection, 'state' | 'bytesSent' | 'bytesReceived' | 'party'>;

/** Nothing is told where it is as before. */
const change = (told: Told, atMs: number, to: Partial<Changing>): readonly WatchEvent[] => {
  const before = told.connection;
  const after: Connection = { ...before, ...to };
  const same =
    before.state === after.state &&
    before.bytesSent === after.bytesSent &&
    before.bytesReceived === after.bytesReceived &&
    sameParty(before.party, after.party);
  if (same) return [];
  told.connection = after;
  const at = new Date(atMs).toISOString();
  return [{ type: 'connection.changed', at, connection: after }];
};

const sameParty = (a: Party | null, b: Party | null): boolean =>
  a?.kind === b?.kind && a?.owner === b?.owner && a?.reason === b?.reason;

const closing = (entry: Entry, atMs: number): readonly WatchEvent[] => {
  const at = new Date(atMs).toISOString();
  if (entry.kind === 'listener') return [{ type: 'listener.closed', at, listener: entry.listener }];
  return toldOf(entry).map(({ connection }) => ({ type: 'connection.closed', at, connection }));
};

/** 127.0.0.0/8, ::1, and IPv4 loopback mapped into IPv6 (RFC 4291, 2.5.3 and 2.5.5.2). */
export const isLoopback = (address: string): boolean =>
  address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.');
