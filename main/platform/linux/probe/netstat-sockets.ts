// Connections through systeminformation, for a machine whose own tables cannot be read.
//
// It asks netstat or ss, so: UDP without a peer is not listed, a long IPv6 address comes cut short, nothing has an
// inode. The number made up here stays the same while a connection stands: it is made of protocol, ends and pid, and
// lies above every inode a kernel gives out. Two sockets of one process with the same ends are one to us.
import { createHash } from 'node:crypto';
import type { Systeminformation } from 'systeminformation';
import type { Endpoint } from '../../../../preload/contract/index.ts';
import type { OwnedRow } from './socket-row.ts';

/** Socket inodes are 32 bits wide; made-up ones start well above. */
const madeUpFrom = 2 ** 52;

/** TCP and connected UDP sockets that belong to some process. Rejects where neither netstat nor ss is there. */
export async function readNetstatSockets(): Promise<OwnedRow[]> {
  const { networkConnections } = await import('systeminformation');
  return (await networkConnections()).flatMap((row) => ownedRow(row) ?? []);
}

/** One connection in our words; null for one that has no process or is of another protocol. */
export function ownedRow(row: Systeminformation.NetworkConnectionsData): OwnedRow | null {
  const protocol = /^(tcp|udp)/.exec(row.protocol)?.[1] as 'tcp' | 'udp' | undefined;
  const local = endpointOf(row.localAddress, row.localPort);
  if (protocol === undefined || local === null || !Number.isSafeInteger(row.pid)) return null;
  const state = stateOf(row.state);
  const remote = state === 'listen' ? null : endpointOf(row.peerAddress, row.peerPort);
  return {
    inode: madeUpInode(protocol, local, remote, row.pid),
    protocol,
    local,
    remote: remote?.port === 0 ? null : remote,
    state: protocol === 'udp' && remote === null ? 'unconnected' : state,
    pid: row.pid,
  };
}

const stateOf = (text: string) =>
  text
    .toLowerCase()
    .replaceAll('_', '-')
    .replace(/^fin-wait(\d)$/, 'fin-wait-$1');

function endpointOf(address: string, port: string): Endpoint | null {
  const number = port === '*' ? 0 : Number(port);
  if (!Number.isInteger(number) || number < 0 || number > 65535) return null;
  return { address: address.replace(/^\[|\]$/g, ''), port: number };
}

function madeUpInode(
  protocol: string,
  local: Endpoint,
  remote: Endpoint | null,
  pid: number,
): number {
  const ends = [local, remote].map((end) => (end === null ? '*' : `${end.address} ${end.port}`));
  const digest = createHash('sha1')
    .update([protocol, ...ends, pid].join('|'))
    .digest();
  return madeUpFrom + digest.readUIntBE(0, 6);
}
