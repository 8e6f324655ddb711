// The kernel's socket tables below /proc/PID/net: IPv6 whole, UDP without a peer, and real inodes.
import { readFileSync } from 'node:fs';
import { SocketAddress } from 'node:net';
import { endianness } from 'node:os';
import type { Endpoint } from '../../../../preload/contract/index.ts';
import type { SocketRow } from './socket-row.ts';

/** Numbers of include/net/tcp_states.h; 12 (new-syn-recv) is a half-open one too. */
const states = [
  'unknown',
  'established',
  'syn-sent',
  'syn-recv',
  'fin-wait-1',
  'fin-wait-2',
  'time-wait',
  'close',
  'close-wait',
  'last-ack',
  'listen',
  'closing',
  'syn-recv',
] as const;

/** Sockets by inode, as seen from the network namespace of `pid`; null when no table can be read. */
export function readProcSockets(pid: number, proc = '/proc'): Map<number, SocketRow> | null {
  const rows = new Map<number, SocketRow>();
  let tables = 0;
  for (const [table, protocol] of [
    ['tcp', 'tcp'],
    ['tcp6', 'tcp'],
    ['udp', 'udp'],
    ['udp6', 'udp'],
  ] as const) {
    let text: string;
    try {
      text = readFileSync(`${proc}/${pid}/net/${table}`, 'latin1');
    } catch {
      // No IPv6 on this machine, or the process is gone.
      continue;
    }
    tables += 1;
    for (const line of text.split('\n').slice(1)) {
      const row = readRow(line, protocol);
      if (row !== null) rows.set(row.inode, row);
    }
  }
  return tables === 0 ? null : rows;
}

/** One line of a table; null for a socket that no process holds any more, or an unknown form. */
export function readRow(line: string, protocol: 'tcp' | 'udp'): SocketRow | null {
  const fields = line.trim().split(/\s+/);
  const [, localHex = '', remoteHex = '', stateHex = ''] = fields;
  const inode = Number(fields[9]);
  const local = endpointOf(localHex);
  const peer = endpointOf(remoteHex);
  if (!Number.isSafeInteger(inode) || inode <= 0 || local === null || peer === null) return null;
  const number = Number.parseInt(stateHex, 16);
  const unconnected = protocol === 'udp' && number !== 1;
  const listening = protocol === 'tcp' && number === 10;
  return {
    inode,
    protocol,
    local,
    remote: unconnected || listening || peer.port === 0 ? null : peer,
    state: unconnected ? 'unconnected' : (states[number] ?? 'unknown'),
  };
}

/** `0100007F:1F90`: 32-bit words in the machine's own byte order, then the port in hexadecimal. */
function endpointOf(text: string): Endpoint | null {
  const match = /^([0-9A-F]{8}|[0-9A-F]{32}):([0-9A-F]{4})$/.exec(text);
  if (match?.[1] === undefined || match[2] === undefined) return null;
  const bytes = Buffer.from(match[1], 'hex');
  if (endianness() === 'LE') bytes.swap32();
  const port = Number.parseInt(match[2], 16);
  if (bytes.length === 4) return { address: bytes.join('.'), port };
  const groups = match[1].length / 4;
  const address = Array.from({ length: groups }, (_, at) =>
    bytes.readUInt16BE(at * 2).toString(16),
  );
  return { address: shortest(address.join(':')), port };
}

/** The usual short form, as inet_ntop(3) writes it. */
const shortest = (address: string) => new SocketAddress({ address, family: 'ipv6' }).address;
