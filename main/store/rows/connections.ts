// Sockets summed up by client and other end: when it was first and last spoken to, and how many bytes.
import type { DatabaseSync } from 'node:sqlite';
import type { Connection } from '../../../preload/contract/index.ts';
import type { MeetingConnections } from './meeting-connections.ts';
import { integer, textOrNull } from './row.ts';

type WriteConnection = (connection: Connection, atMs: number, closed: boolean) => void;

const minuteMs = 60_000;

/** The kernel's counters only grow: what is more than counted before is new. An event told twice adds nothing. */
export const prepareConnections = (
  database: DatabaseSync,
  meetings: MeetingConnections,
): WriteConnection => {
  const counted = database.prepare(
    'SELECT connection, bytes_sent, bytes_received, meeting FROM counted_sockets WHERE id = ? AND opened_at = ?',
  );
  const begin = database.prepare(`
    INSERT INTO connections (client, protocol, remote_address, remote_port, first_seen, last_seen, sockets,
      party, party_owner, party_reason)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (client, protocol, ifnull(remote_address, ''), ifnull(remote_port, 0))
    DO UPDATE SET sockets = sockets + excluded.sockets, party = excluded.party, party_owner = excluded.party_owner,
      party_reason = excluded.party_reason RETURNING id`);
  const add = database.prepare(`
    UPDATE connections SET last_seen = max(last_seen, :at),
      bytes_sent = CASE WHEN :sent IS NULL THEN bytes_sent ELSE ifnull(bytes_sent, 0) + :sent END,
      bytes_received = CASE WHEN :received IS NULL THEN bytes_received ELSE ifnull(bytes_received, 0) + :received END
    WHERE id = :id`);
  // A name that is seen later may tell better whose it is.
  const judge = database.prepare(
    'UPDATE connections SET party = ?, party_owner = ?, party_reason = ? WHERE id = ? AND party_reason IS NOT ?',
  );
  const remember = database.prepare(`
    INSERT INTO counted_sockets (id, connection, opened_at, closed_at, bytes_sent, bytes_received, meeting)
    VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET connection = excluded.connection, opened_at = excluded.opened_at,
      closed_at = excluded.closed_at, bytes_sent = excluded.bytes_sent, bytes_received = excluded.bytes_received,
      meeting = excluded.meeting`);
  const traffic = database.prepare(`
    INSERT INTO traffic (connection, minute, bytes_sent, bytes_received) VALUES (?, ?, ?, ?)
    ON CONFLICT (connection, minute) DO UPDATE SET bytes_sent = bytes_sent + excluded.bytes_sent,
      bytes_received = bytes_received + excluded.bytes_received`);

  return (connection, atMs, closed) => {
    const { client, protocol, remote, party, bytesSent, bytesReceived } = connection;
    const openedAt = Date.parse(connection.openedAt);
    const before = counted.get(connection.id, openedAt);
    const sentBefore = before ? integer(before, 'bytes_sent') : 0;
    const receivedBefore = before ? integer(before, 'bytes_received') : 0;
    const row = before
      ? integer(before, 'connection')
      : integer(
          begin.get(
            client,
            protocol,
            remote?.address ?? null,
            remote?.port ?? null,
            openedAt,
            atMs,
            connection.sockets ?? 1,
            party?.kind ?? null,
            party?.owner ?? null,
            party?.reason ?? null,
          ) ?? {},
          'id',
        );
    const more = {
      sent: bytesSent === null ? null : Math.max(0, bytesSent - sentBefore),
      received: bytesReceived === null ? null : Math.max(0, bytesReceived - receivedBefore),
    };
    add.run({ id: row, at: atMs, ...more });
    const named =
      before !== undefined &&
      party !== null &&
      judge.run(party.kind, party.owner, party.reason, row, party.reason).changes > 0;
    const moved = (more.sent ?? 0) + (more.received ?? 0) > 0;
    if (moved) traffic.run(row, atMs - (atMs % minuteMs), more.sent ?? 0, more.received ?? 0);
    const meetingBefore = before ? textOrNull(before, 'meeting') : null;
    const meeting =
      moved || named || !before ? meetings.count(connection, more, meetingBefore) : meetingBefore;
    const sent = Math.max(sentBefore, bytesSent ?? 0);
    const received = Math.max(receivedBefore, bytesReceived ?? 0);
    remember.run(connection.id, row, openedAt, closed ? atMs : null, sent, received, meeting);
  };
};
