// Events into rows: every noun carries all of itself, so an event told twice writes the same row twice.
import type { DatabaseSync } from 'node:sqlite';
import type { Alert, Capture, Meeting, WatchEvent } from '../../../preload/contract/index.ts';
import { prepareConnections } from './connections.ts';
import { prepareMeetingConnections } from './meeting-connections.ts';

/** Writes events in their order, and that the guard watched at `nowMs`, all or nothing. Throws as SQLite does. */
export type Record = (events: readonly WatchEvent[], nowMs: number) => void;

/** Prepares the statements once for a connection to the file. */
export const prepareRecord = (database: DatabaseSync): Record => {
  const capture = prepareCapture(database);
  const meeting = prepareMeeting(database);
  const alert = prepareAlert(database);
  const other = prepareOther(database);
  const meetingConnections = prepareMeetingConnections(database);
  const connections = prepareConnections(database, meetingConnections);
  const seen = database.prepare(
    'INSERT INTO watch VALUES (1, ?) ON CONFLICT DO UPDATE SET last_seen = excluded.last_seen',
  );

  const write = (event: WatchEvent): void => {
    const atMs = Date.parse(event.at);
    switch (event.type) {
      case 'capture.started':
      case 'capture.changed':
      case 'capture.ended':
        capture(event.capture, atMs);
        break;
      case 'meeting.started':
        meeting(event.meeting);
        meetingConnections.begin(event.meeting);
        break;
      case 'meeting.ended':
        meeting(event.meeting);
        break;
      case 'alert':
        alert(event.alert);
        break;
      case 'connection.opened':
      case 'connection.changed':
        connections(event.connection, atMs, false);
        break;
      case 'connection.closed':
        connections(event.connection, atMs, true);
        break;
      case 'client.started':
        other(
          atMs,
          event.type,
          event.client,
          `${event.process.pid}`,
          event.process.executable ?? event.process.name,
        );
        break;
      case 'client.stopped':
        other(atMs, event.type, event.client, event.client, '');
        break;
      case 'listener.opened':
      case 'listener.closed': {
        const { client, id, protocol, local, exposure } = event.listener;
        other(
          atMs,
          event.type,
          client,
          id,
          `${protocol} ${local.address} ${local.port} ${exposure}`,
        );
        break;
      }
      case 'health':
        other(
          atMs,
          event.type,
          null,
          event.health.part,
          `${event.health.state}: ${event.health.detail}`,
        );
        break;
    }
  };

  return (events, nowMs) => {
    database.exec('BEGIN IMMEDIATE');
    try {
      for (const event of events) write(event);
      seen.run(nowMs);
      database.exec('COMMIT');
    } catch (thrown) {
      // SQLite may have rolled back by itself: https://sqlite.org/lang_transaction.html
      if (database.isTransaction) database.exec('ROLLBACK');
      throw thrown;
    }
  };
};

const upsert = (table: string, columns: readonly string[]): string =>
  `INSERT INTO ${table} (id, ${columns.join(', ')}) VALUES (?, ${columns.map(() => '?').join(', ')})
   ON CONFLICT (id) DO UPDATE SET ${columns.map((name) => `${name} = excluded.${name}`).join(', ')}`;

const msOrNull = (time: string | null): number | null => (time === null ? null : Date.parse(time));

const prepareCapture = (database: DatabaseSync): ((capture: Capture, atMs: number) => void) => {
  const statement = database.prepare(
    upsert('captures', [
      'device',
      'device_name',
      'via',
      'pid',
      'client',
      'application',
      'executable',
      'identity',
      'muted',
      'started_at',
      'ended_at',
    ]),
  );
  const mute = database.prepare(`
    INSERT OR IGNORE INTO capture_mutes (capture, at, muted) SELECT :id, :at, :muted WHERE :muted IS NOT
      (SELECT muted FROM capture_mutes WHERE capture = :id AND at <= :at ORDER BY at DESC LIMIT 1)`);
  return (capture, atMs) => {
    const { id, device, deviceName, via, pid, client, application, executable, identity } = capture;
    const muted = capture.muted === null ? null : Number(capture.muted);
    const startedAt = Date.parse(capture.startedAt);
    const endedAt = msOrNull(capture.endedAt);
    statement.run(
      id,
      device,
      deviceName,
      via,
      pid,
      client,
      application,
      executable,
      identity,
      muted,
      startedAt,
      endedAt,
    );
    if (muted !== null) mute.run({ id, at: atMs, muted });
  };
};

const prepareMeeting = (database: DatabaseSync): ((meeting: Meeting) => void) => {
  const statement = database.prepare(
    upsert('meetings', [
      'client',
      'started_at',
      'ended_at',
      'microphone_ms',
      'camera_ms',
      'media_ended_at',
      'counted',
    ]),
  );
  return ({ id, client, startedAt, endedAt, microphoneMs, cameraMs, mediaEndedAt }) => {
    statement.run(
      id,
      client,
      Date.parse(startedAt),
      msOrNull(endedAt),
      microphoneMs,
      cameraMs,
      msOrNull(mediaEndedAt),
      1,
    );
  };
};

const prepareAlert = (database: DatabaseSync): ((alert: Alert) => void) => {
  const statement = database.prepare(
    upsert('alerts', ['rule', 'at', 'client', 'device', 'pid', 'application', 'evidence']),
  );
  return ({ id, rule, at, client, device, pid, application, evidence }) => {
    statement.run(
      id,
      rule,
      Date.parse(at),
      client,
      device,
      pid,
      application,
      JSON.stringify(evidence),
    );
  };
};

type WriteOther = (
  atMs: number,
  type: string,
  client: string | null,
  subject: string,
  detail: string,
) => void;

const prepareOther = (database: DatabaseSync): WriteOther => {
  const statement = database.prepare(
    'INSERT OR IGNORE INTO events (at, type, client, subject, detail) VALUES (?, ?, ?, ?, ?)',
  );
  return (atMs, type, client, subject, detail) => {
    statement.run(atMs, type, client, subject, detail);
  };
};
