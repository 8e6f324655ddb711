// Bytes over time: whom a client talked to in each minute.
import type { DatabaseSync } from 'node:sqlite';
import type { ClientId } from '../../../preload/contract/index.ts';
import { integer, text, textOrNull } from './row.ts';

export interface TrafficMinute {
  /** Its beginning, epoch milliseconds. */
  readonly atMs: number;
  /** null where nobody could tell, and in rows of older versions. */
  readonly party: string | null;
  readonly owner: string | null;
  readonly address: string | null;
  readonly protocol: string;
  readonly bytesSent: number;
  readonly bytesReceived: number;
}

/** Throws as SQLite does. */
export const readTraffic = (
  database: DatabaseSync,
  client: ClientId,
  since: number,
  until: number,
): readonly TrafficMinute[] =>
  database
    .prepare(
      `SELECT minute, party, party_owner, remote_address, protocol,
         sum(traffic.bytes_sent) AS sent, sum(traffic.bytes_received) AS received
       FROM traffic JOIN connections ON connection = connections.id
       WHERE client = ? AND minute BETWEEN ? AND ?
       GROUP BY minute, party, party_owner, remote_address, protocol ORDER BY minute`,
    )
    .all(client, since, until)
    .map((row) => ({
      atMs: integer(row, 'minute'),
      party: textOrNull(row, 'party'),
      owner: textOrNull(row, 'party_owner'),
      address: textOrNull(row, 'remote_address'),
      protocol: text(row, 'protocol'),
      bytesSent: integer(row, 'sent'),
      bytesReceived: integer(row, 'received'),
    }));
