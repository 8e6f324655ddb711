// Whom a client talks to while it is in a meeting, summed up by meeting and other end: what a receipt is made from.
import type { DatabaseSync } from 'node:sqlite';
import type { Connection, Meeting } from '../../../preload/contract/index.ts';
import { text } from './row.ts';

export interface MeetingConnections {
  /** A meeting begins: what is open already without a count of bytes belongs to it, for nothing will tell of it again. */
  begin(meeting: Pick<Meeting, 'id' | 'client' | 'endedAt'>): void;
  /**
   * Adds what has moved to the meeting that its client is in. `meetingBefore`: in which this socket was counted last.
   * Gives the meeting in which it is counted now.
   */
  count(connection: Connection, more: Moved, meetingBefore: string | null): string | null;
}

interface Moved {
  /** Bytes; null where the kernel keeps no count. */
  readonly sent: number | null;
  readonly received: number | null;
}

export const prepareMeetingConnections = (database: DatabaseSync): MeetingConnections => {
  const open = database.prepare(
    'SELECT id FROM meetings WHERE ended_at IS NULL AND client = ? ORDER BY started_at DESC LIMIT 1',
  );
  const onConflict = `ON CONFLICT (meeting, protocol, ifnull(remote_address, ''), ifnull(remote_port, 0))`;
  const begin = database.prepare(`
    INSERT INTO meeting_connections
    SELECT :meeting, protocol, remote_address, remote_port, party, party_owner, party_reason, count(*), NULL, NULL
    FROM connections JOIN counted_sockets ON connection = connections.id
    WHERE client = :client AND closed_at IS NULL AND connections.bytes_sent IS NULL
    GROUP BY connections.id ${onConflict} DO NOTHING`);
  const claim = database.prepare(`
    UPDATE counted_sockets SET meeting = :meeting WHERE closed_at IS NULL
      AND connection IN (SELECT id FROM connections WHERE client = :client AND bytes_sent IS NULL)`);
  const add = database.prepare(`
    INSERT INTO meeting_connections VALUES (:meeting, :protocol, :address, :port, :party, :owner, :reason, :sockets,
      :sent, :received)
    ${onConflict} DO UPDATE SET sockets = sockets + excluded.sockets,
      party = excluded.party, party_owner = excluded.party_owner, party_reason = excluded.party_reason,
      bytes_sent = CASE WHEN :sent IS NULL THEN bytes_sent ELSE ifnull(bytes_sent, 0) + :sent END,
      bytes_received = CASE WHEN :received IS NULL THEN bytes_received ELSE ifnull(bytes_received, 0) + :received END`);

  return {
    begin: ({ id, client, endedAt }) => {
      if (endedAt !== null) return;
      begin.run({ meeting: id, client });
      claim.run({ meeting: id, client });
    },
    count: (
      { client, protocol, remote, party, sockets = 1 },
      { sent, received },
      meetingBefore,
    ) => {
      const row = open.get(client);
      if (!row) return meetingBefore;
      const meeting = text(row, 'id');
      add.run({
        meeting,
        protocol,
        address: remote?.address ?? null,
        port: remote?.port ?? null,
        party: party?.kind ?? null,
        owner: party?.owner ?? null,
        reason: party?.reason ?? null,
        sockets: meeting === meetingBefore ? 0 : sockets,
        sent,
        received,
      });
      return meeting;
    },
  };
};
