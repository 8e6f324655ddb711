// Which user is at the other end of a connection over loopback: the kernel's own table says (proc_net(5), proc(5)).
import { readFile } from 'node:fs/promises';

/** Ours and the peer's both stand in the table; the peer's has the ports the other way round. */
export const loopbackPeer = async (
  ourPort: number,
  theirPort: number,
  tables: readonly string[] = ['/proc/net/tcp', '/proc/net/tcp6'],
): Promise<number | null> => {
  for (const table of tables) {
    const owner = ownerIn(await textOf(table), ourPort, theirPort);
    if (owner !== null) return owner;
  }
  return null;
};

/** 127.0.0.1 as the kernel prints it on a little-endian and on a big-endian machine, also as mapped into IPv6. */
const loopback = '(?:0{16}FFFF0{4})?0100007F|(?:0{20}FFFF)?7F000001';

/** Pure: `sl local_address rem_address st tx_queue:rx_queue tr:tm->when retrnsmt uid …`. */
export const ownerIn = (table: string, ourPort: number, theirPort: number): number | null => {
  const hex = (port: number): string => port.toString(16).toUpperCase().padStart(4, '0');
  const row = new RegExp(
    `^ *\\d+: (?:${loopback}):${hex(theirPort)} (?:${loopback}):${hex(ourPort)} \\S+ \\S+ \\S+ \\S+ +(\\d+) `,
    'm',
  );
  const uid = row.exec(table)?.[1];
  return uid === undefined ? null : Number(uid);
};

const textOf = async (file: string): Promise<string> => {
  try {
    return await readFile(file, 'latin1');
  } catch {
    return '';
  }
};
