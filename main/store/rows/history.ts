// Rows back into the contract's nouns: what happened between two times.
import type { DatabaseSync } from 'node:sqlite';
import {
  type Alert,
  alertRule,
  type Capture,
  type ClientId,
  captureSchema,
  deviceKind,
  type History,
  identitySchema,
  type Meeting,
  schemaVersion,
} from '../../../preload/contract/index.ts';
import { failure, type Outcome, success } from '../../outcome.ts';
import {
  integer,
  integerOrNull,
  oneOf,
  oneOfOrNull,
  type Row,
  text,
  textOrNull,
  time,
  timeOrNull,
  UnfitRow,
} from './row.ts';

/** Both ends belong to the range. Timestamps as in the contract. */
export interface HistoryRange {
  readonly since: string;
  readonly until: string;
  /** Only this client's. */
  readonly client?: ClientId;
}

/** Intervals longer than this stand in an index of their own (schema.ts), milliseconds. */
const longMs = 3_600_000;

/**
 * Intervals that touch the range. A search by start alone would read everything since the beginning, so it looks in
 * three small places: what began within the range or an hour before it, what took longer, and what is still open.
 */
export const overlapping = (table: 'captures' | 'meetings', byClient: boolean): string => {
  const client = byClient ? 'AND client = :client' : '';
  return `
    SELECT * FROM ${table} WHERE started_at BETWEEN :since - ${longMs} AND :until AND ended_at >= :since ${client}
    UNION ALL
    SELECT * FROM ${table} WHERE ended_at - started_at > ${longMs} AND ended_at >= :since
      AND started_at < :since - ${longMs} ${client}
    UNION ALL
    SELECT * FROM ${table} WHERE ended_at IS NULL AND started_at <= :until ${client}
    ORDER BY started_at, id`;
};

export const alertsBetween = (byClient: boolean): string =>
  `SELECT * FROM alerts WHERE at BETWEEN :since AND :until ${byClient ? 'AND client = :client' : ''} ORDER BY at, id`;

/** Reads in one transaction. Throws as SQLite does; a row that does not fit is `invalid-data`. */
export const readHistory = (database: DatabaseSync, range: HistoryRange): Outcome<History> => {
  const since = Date.parse(range.since);
  const until = Date.parse(range.until);
  if (!(since <= until)) return failure(notARange(range));
  const byClient = range.client !== undefined;
  const values = byClient ? { since, until, client: range.client } : { since, until };
  const rows = (sql: string): Row[] => database.prepare(sql).all(values);
  database.exec('BEGIN');
  try {
    return success({
      schemaVersion,
      since: new Date(since).toISOString(),
      until: new Date(until).toISOString(),
      captures: rows(overlapping('captures', byClient)).map(toCapture),
      meetings: rows(overlapping('meetings', byClient)).map(toMeeting),
      alerts: rows(alertsBetween(byClient)).map(toAlert),
    });
  } catch (thrown) {
    if (!(thrown instanceof UnfitRow)) throw thrown;
    return failure({
      kind: 'invalid-data',
      subject: 'history',
      message: 'The history holds an entry that this version cannot read.',
      advice: 'Update Callwarden, or move the history file away to begin a new one.',
      cause: thrown.message,
    });
  } finally {
    if (database.isTransaction) database.exec('COMMIT');
  }
};

const notARange = ({ since, until }: HistoryRange) =>
  ({
    kind: 'usage',
    subject: 'history',
    message: `${since} to ${until} is not a range of time.`,
    advice: 'Give two times, the earlier one first.',
  }) as const;

export const toCapture = (row: Row): Capture => {
  const muted = integerOrNull(row, 'muted');
  return {
    id: text(row, 'id'),
    device: oneOf(row, 'device', deviceKind.options),
    deviceName: text(row, 'device_name'),
    via: oneOf(row, 'via', captureSchema.shape.via.options),
    pid: integerOrNull(row, 'pid'),
    client: textOrNull(row, 'client'),
    application: text(row, 'application'),
    executable: textOrNull(row, 'executable'),
    identity: oneOfOrNull(row, 'identity', identitySchema.options),
    muted: muted === null ? null : muted !== 0,
    startedAt: time(row, 'started_at'),
    endedAt: timeOrNull(row, 'ended_at'),
  };
};

export const toMeeting = (row: Row): Meeting => ({
  id: text(row, 'id'),
  client: text(row, 'client'),
  startedAt: time(row, 'started_at'),
  endedAt: timeOrNull(row, 'ended_at'),
  microphoneMs: integer(row, 'microphone_ms'),
  cameraMs: integer(row, 'camera_ms'),
  mediaEndedAt: timeOrNull(row, 'media_ended_at'),
});

export const toAlert = (row: Row): Alert => ({
  id: text(row, 'id'),
  rule: oneOf(row, 'rule', alertRule.options),
  at: time(row, 'at'),
  client: textOrNull(row, 'client'),
  device: oneOfOrNull(row, 'device', deviceKind.options),
  pid: integerOrNull(row, 'pid'),
  application: text(row, 'application'),
  evidence: sentences(row),
});

const sentences = (row: Row): string[] => {
  const evidence: unknown = JSON.parse(text(row, 'evidence'));
  if (!Array.isArray(evidence) || !evidence.every((item) => typeof item === 'string')) {
    throw new UnfitRow('evidence');
  }
  return evidence;
};
