// All that is remembered of one meeting, as rows: read together, so that they belong together; and forgetting it.
import { DatabaseSync } from 'node:sqlite';
import type { Alert, Capture, ClientId, Meeting } from '../../../preload/contract/index.ts';
import { failure, type Outcome, success } from '../../outcome.ts';
import { storageProblem } from '../failure.ts';
import { overlapping, toAlert, toCapture, toMeeting } from './history.ts';
import { integer, integerOrNull, oneOf, oneOfOrNull, type Row, text, textOrNull } from './row.ts';

const protocols = ['tcp', 'udp'] as const;
const partyKinds = ['vendor', 'third-party', 'infrastructure', 'unknown'] as const;
const exposures = ['loopback', 'network'] as const;

export interface MeetingEnd {
  readonly protocol: (typeof protocols)[number];
  /** null: an unconnected UDP socket, whose peer stands in no table. */
  readonly remote: { readonly address: string; readonly port: number } | null;
  readonly party: (typeof partyKinds)[number] | null;
  readonly owner: string | null;
  readonly reason: string | null;
  readonly sockets: number;
  /** null where the kernel keeps no count. */
  readonly bytesSent: number | null;
  readonly bytesReceived: number | null;
}

export interface MuteChange {
  readonly capture: string;
  /** Epoch milliseconds. */
  readonly atMs: number;
  readonly muted: boolean;
}

export interface ListenerOpened {
  readonly atMs: number;
  readonly protocol: (typeof protocols)[number];
  readonly address: string;
  readonly port: number;
  readonly exposure: (typeof exposures)[number];
}

export interface MeetingRecord {
  readonly meeting: Meeting;
  readonly captures: readonly Capture[];
  readonly mutes: readonly MuteChange[];
  /** null: recorded by a version that did not write them down. */
  readonly ends: readonly MeetingEnd[] | null;
  readonly listeners: readonly ListenerOpened[];
  readonly alerts: readonly Alert[];
}

/** null where there is no such meeting. Throws as SQLite does. */
export const readMeeting = (database: DatabaseSync, id: string): MeetingRecord | null => {
  database.exec('BEGIN');
  try {
    const row = database.prepare('SELECT * FROM meetings WHERE id = ?').get(id);
    return row ? recordOf(database, row) : null;
  } finally {
    if (database.isTransaction) database.exec('COMMIT');
  }
};

const recordOf = (database: DatabaseSync, row: Row): MeetingRecord => {
  const meeting = toMeeting(row);
  const since = integer(row, 'started_at');
  const until = integerOrNull(row, 'ended_at') ?? Number.MAX_SAFE_INTEGER;
  const within = { since, until, client: meeting.client };
  const captures = database.prepare(overlapping('captures', true)).all(within).map(toCapture);
  const mutes = database.prepare('SELECT * FROM capture_mutes WHERE capture = ? ORDER BY at');
  return {
    meeting,
    captures,
    mutes: captures.flatMap(({ id }) =>
      mutes.all(id).map((mute) => ({
        capture: id,
        atMs: integer(mute, 'at'),
        muted: integer(mute, 'muted') !== 0,
      })),
    ),
    ends:
      integer(row, 'counted') === 0
        ? null
        : database
            .prepare('SELECT * FROM meeting_connections WHERE meeting = ?')
            .all(meeting.id)
            .map(toEnd),
    listeners: database
      .prepare(
        `SELECT at, detail FROM events WHERE type = 'listener.opened' AND client = :client
           AND at BETWEEN :since AND :until ORDER BY at, id`,
      )
      .all(within)
      .flatMap(toListener),
    alerts: database
      .prepare(
        'SELECT * FROM alerts WHERE client = :client AND at BETWEEN :since AND :until ORDER BY at, id',
      )
      .all(within)
      .map(toAlert),
  };
};

const toEnd = (row: Row): MeetingEnd => {
  const address = textOrNull(row, 'remote_address');
  return {
    protocol: oneOf(row, 'protocol', protocols),
    remote: address === null ? null : { address, port: integer(row, 'remote_port') },
    party: oneOfOrNull(row, 'party', partyKinds),
    owner: textOrNull(row, 'party_owner'),
    reason: textOrNull(row, 'party_reason'),
    sockets: integer(row, 'sockets'),
    bytesSent: integerOrNull(row, 'bytes_sent'),
    bytesReceived: integerOrNull(row, 'bytes_received'),
  };
};

/** The other ends of the client's last meetings that are over, the newest first. Throws as SQLite does. */
export const readLastMeetingEnds = (
  database: DatabaseSync,
  client: ClientId,
  count: number,
): readonly (readonly MeetingEnd[])[] =>
  database
    .prepare(
      `SELECT id FROM meetings WHERE client = ? AND counted = 1 AND ended_at IS NOT NULL
         ORDER BY started_at DESC LIMIT ?`,
    )
    .all(client, count)
    .map((row) =>
      database
        .prepare('SELECT * FROM meeting_connections WHERE meeting = ?')
        .all(text(row, 'id'))
        .map(toEnd),
    );

/** Addresses of a client's other ends that were last known to be this kind of party. Throws as SQLite does. */
export const readAddresses = (
  database: DatabaseSync,
  client: ClientId,
  party: string,
): readonly string[] =>
  database
    .prepare(
      `SELECT DISTINCT remote_address FROM connections
         WHERE client = ? AND party = ? AND remote_address IS NOT NULL ORDER BY remote_address`,
    )
    .all(client, party)
    .map((row) => text(row, 'remote_address'));

/** `tcp 127.0.0.1 8080 loopback`, as record.ts writes it; what is not so is passed over. */
const toListener = (row: Row): readonly ListenerOpened[] => {
  const [name, address, port, shown] = text(row, 'detail').split(' ');
  const protocol = protocols.find((each) => each === name);
  const exposure = exposures.find((each) => each === shown);
  if (protocol === undefined || address === undefined || exposure === undefined) return [];
  return [{ atMs: integer(row, 'at'), protocol, address, port: Number(port), exposure }];
};

/**
 * Forgets a meeting that is over: itself, its captures, alerts, listeners and bytes. What a client talked to altogether,
 * without a time of day, stays. Its own brief connection to the file: also beside a guard that records.
 * Problems: `not-found`, `conflict` while it goes on, `storage`.
 */
export const forgetMeeting = (file: string, id: string): Outcome<void> => {
  let database: DatabaseSync | null = null;
  try {
    database = new DatabaseSync(file, { timeout: patienceMs, enableForeignKeyConstraints: true });
    database.exec('PRAGMA secure_delete = ON; BEGIN IMMEDIATE');
    const row = database.prepare('SELECT * FROM meetings WHERE id = ?').get(id);
    if (!row) return failure(noSuchMeeting(id));
    if (row.ended_at === null) return failure(stillGoingOn(id));
    const { client } = toMeeting(row);
    const within = {
      client,
      since: integer(row, 'started_at'),
      until: integer(row, 'ended_at'),
    };
    for (const sql of forgetting) database.prepare(sql).run(within);
    database.prepare('DELETE FROM meetings WHERE id = ?').run(id);
    database.exec('COMMIT');
    // What was deleted must not stand in the log of changes any longer than it has to.
    database.prepare('PRAGMA wal_checkpoint(PASSIVE)').all();
    return success(undefined);
  } catch (thrown) {
    return failure(storageProblem(file, thrown));
  } finally {
    if (database?.isTransaction) database.exec('ROLLBACK');
    database?.close();
  }
};

const patienceMs = 2_000;

const forgetting = [
  `DELETE FROM captures WHERE client = :client AND started_at <= :until AND ended_at >= :since`,
  `DELETE FROM alerts WHERE client = :client AND at BETWEEN :since AND :until`,
  `DELETE FROM events WHERE client = :client AND at BETWEEN :since AND :until`,
  `DELETE FROM traffic WHERE minute BETWEEN :since - 60000 AND :until
     AND connection IN (SELECT id FROM connections WHERE client = :client)`,
];

export const noSuchMeeting = (id: string) =>
  ({
    kind: 'not-found',
    subject: id,
    message: 'No such meeting is remembered.',
    advice: 'callwarden receipts lists those that are.',
  }) as const;

const stillGoingOn = (id: string) =>
  ({
    kind: 'conflict',
    subject: id,
    message: 'This meeting still goes on.',
    advice: 'Wait a minute after its end, then delete it.',
  }) as const;
