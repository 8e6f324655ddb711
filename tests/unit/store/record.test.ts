import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Alert,
  alertRule,
  type Capture,
  type Connection,
  captureSchema,
  deviceKind,
  historySchema,
  identitySchema,
  type Meeting,
  type WatchEvent,
} from '../../../preload/contract/index.ts';
import { aCapture, aConnection, aMeeting, anAlert, ended, iso, noon, started } from './events.ts';
import { everything, opened, ownFolder } from './place.ts';

const span = fc.tuple(
  fc.integer({ min: 0, max: 50_000_000 }),
  fc.option(fc.integer({ min: 0, max: 20_000_000 })),
);
const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
const client = fc.constantFrom('zoom', 'teams', 'chromium');
const text = fc.string({ unit: 'grapheme', maxLength: 20 });
const pid = fc.option(fc.integer({ min: 0, max: 4_194_304 }));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });

const interval = ([start, length]: [number, number | null]) => ({
  startedAt: iso(noon + start),
  endedAt: length === null ? null : iso(noon + start + length),
});

const capture: fc.Arbitrary<Capture> = fc
  .record({
    id,
    device: fc.constantFrom(...deviceKind.options),
    deviceName: text,
    via: fc.constantFrom(...captureSchema.shape.via.options),
    pid,
    client: maybe(client),
    application: text,
    executable: maybe(text),
    identity: maybe(fc.constantFrom(...identitySchema.options)),
    muted: maybe(fc.boolean()),
    span,
  })
  .map(({ span: times, ...rest }) => ({ ...rest, ...interval(times) }));

const meeting: fc.Arbitrary<Meeting> = fc
  .record({ id, client, microphoneMs: fc.nat(), cameraMs: fc.nat(), span })
  .map(({ span: times, ...rest }) => ({
    ...rest,
    ...interval(times),
    mediaEndedAt: interval(times).endedAt,
  }));

const alert: fc.Arbitrary<Alert> = fc.record({
  id,
  rule: fc.constantFrom(...alertRule.options),
  at: fc.integer({ min: 0, max: 50_000_000 }).map((ms) => iso(noon + ms)),
  client: maybe(client),
  device: maybe(fc.constantFrom(...deviceKind.options)),
  pid,
  application: text,
  evidence: fc.array(text, { maxLength: 3 }),
});

const event: fc.Arbitrary<WatchEvent> = fc.oneof(
  capture.map(
    (value): WatchEvent => ({ type: 'capture.changed', at: value.startedAt, capture: value }),
  ),
  capture.map(started),
  meeting.map(
    (value): WatchEvent => ({ type: 'meeting.started', at: value.startedAt, meeting: value }),
  ),
  alert.map((value): WatchEvent => ({ type: 'alert', at: value.at, alert: value })),
);

/** The model: the last word on each id counts; what touches the range is shown in time order. */
const model = (
  events: readonly WatchEvent[],
  since: string,
  until: string,
  only: string | null,
) => {
  const captures = new Map<string, Capture>();
  const meetings = new Map<string, Meeting>();
  const alerts = new Map<string, Alert>();
  for (const one of events) {
    if ('capture' in one) captures.set(one.capture.id, one.capture);
    if ('meeting' in one) meetings.set(one.meeting.id, one.meeting);
    if ('alert' in one) alerts.set(one.alert.id, one.alert);
  }
  const order = <T extends { id: string }>(values: Iterable<T>, time: (value: T) => string): T[] =>
    [...values].sort((a, b) => (time(a) + a.id < time(b) + b.id ? -1 : 1));
  const touches = ({ startedAt, endedAt }: Capture | Meeting): boolean =>
    startedAt <= until && (endedAt === null || endedAt >= since);
  const mine = (value: { client: string | null }): boolean =>
    only === null || value.client === only;
  return {
    captures: order(captures.values(), (c) => c.startedAt).filter((c) => touches(c) && mine(c)),
    meetings: order(meetings.values(), (m) => m.startedAt).filter((m) => touches(m) && mine(m)),
    alerts: order(alerts.values(), (a) => a.at).filter(
      (a) => a.at >= since && a.at <= until && mine(a),
    ),
  };
};

describe('the store remembers', () => {
  test('for any events, told in any ticks and twice over, the history is what a simple model says', () => {
    const file = join(ownFolder(), 'callwarden.db');
    const store = opened({ file, clock: () => noon });
    const raw = new DatabaseSync(file);
    const offset = fc.integer({ min: -1_000_000, max: 80_000_000 });
    fc.assert(
      fc.property(
        fc.array(fc.array(event, { maxLength: 8 }), { maxLength: 6 }),
        offset,
        offset,
        maybe(client),
        (ticks, one, two, only) => {
          raw.exec('DELETE FROM captures; DELETE FROM meetings; DELETE FROM alerts');
          for (const tick of ticks) {
            expect(store.record(tick)).toEqual({ ok: true, value: 'stored' });
            store.record(tick);
          }
          const since = iso(noon + Math.min(one, two));
          const until = iso(noon + Math.max(one, two));
          const history = store.history({
            since,
            until,
            ...(only === null ? {} : { client: only }),
          });
          if (!history.ok) throw new Error(history.problem.cause);
          historySchema.parse(history.value);
          const { captures, meetings, alerts } = history.value;
          expect({ captures, meetings, alerts }).toEqual(model(ticks.flat(), since, until, only));
        },
      ),
      { numRuns: 300 },
    );
    raw.close();
  });

  test('a capture stands open until it ends', () => {
    const store = opened({ file: join(ownFolder(), 'callwarden.db') });
    store.record([started(aCapture('c'))]);
    expect(everything(store).captures).toEqual([aCapture('c')]);
    store.record([ended(aCapture('c', noon, noon + 5_000))]);
    expect(everything(store).captures).toEqual([aCapture('c', noon, noon + 5_000)]);
  });

  test('a tick is written whole or not at all', () => {
    const store = opened({ file: join(ownFolder(), 'callwarden.db') });
    const broken = { ...aCapture('second'), device: null } as unknown as Capture;
    expect(store.record([started(aCapture('first')), started(broken)]).ok).toBe(false);
    expect(everything(store).captures).toEqual([]);
  });

  test('bytes are summed by client and other end, and an event told twice counts once', () => {
    const file = join(ownFolder(), 'callwarden.db');
    const store = opened({ file });
    const at = (
      type: 'opened' | 'changed' | 'closed',
      connection: ReturnType<typeof aConnection>,
      ms: number,
    ): WatchEvent => ({
      type: `connection.${type}`,
      at: iso(noon + ms),
      connection,
    });
    const events = [
      at('opened', aConnection('1', 10, 100), 0),
      at('changed', aConnection('1', 30, 500), 1_000),
      at('opened', aConnection('2', 1, 1), 2_000),
      at('closed', aConnection('1', 40, 500), 3_000),
      at('opened', aConnection('3', null, null), 4_000),
    ];
    store.record(events);
    store.record(events);
    const raw = new DatabaseSync(file, { readOnly: true });
    const rows = raw.prepare(
      'SELECT protocol, first_seen, last_seen, sockets, bytes_sent, bytes_received FROM connections ORDER BY id',
    );
    expect(rows.all().map((row) => ({ ...row }))).toEqual([
      {
        protocol: 'tcp',
        first_seen: noon,
        last_seen: noon + 3_000,
        sockets: 2,
        bytes_sent: 41,
        bytes_received: 501,
      },
      {
        protocol: 'udp',
        first_seen: noon,
        last_seen: noon + 4_000,
        sockets: 1,
        bytes_sent: null,
        bytes_received: null,
      },
    ]);
    raw.close();
  });

  test('a connection that stands for many counts as many, and in the meeting that goes on as well', () => {
    const file = join(ownFolder(), 'callwarden.db');
    const store = opened({ file });
    const many: Connection = { ...aConnection('many', 3_500_000, 20_000), sockets: 5_000 };
    const told = (['opened', 'closed'] as const).map(
      (what): WatchEvent => ({
        type: `connection.${what}`,
        at: iso(noon + 1_000),
        connection: many,
      }),
    );
    store.record([{ type: 'meeting.started', at: iso(noon), meeting: aMeeting('m') }, ...told]);
    store.record(told);
    const raw = new DatabaseSync(file, { readOnly: true });
    for (const table of ['connections', 'meeting_connections']) {
      const rows = raw.prepare(`SELECT sockets, bytes_sent, bytes_received FROM ${table}`).all();
      expect(rows.map((row) => ({ ...row }))).toEqual([
        { sockets: 5_000, bytes_sent: 3_500_000, bytes_received: 20_000 },
      ]);
    }
    raw.close();
  });

  test('whose the other end is stands beside it, as last known', () => {
    const file = join(ownFolder(), 'callwarden.db');
    const store = opened({ file });
    const open = (id: string, party: Connection['party']): WatchEvent => ({
      type: 'connection.opened',
      at: iso(noon),
      connection: { ...aConnection(id, 1, 1), party },
    });
    const raw = new DatabaseSync(file, { readOnly: true });
    const parties = () =>
      raw.prepare('SELECT party, party_owner, party_reason FROM connections').all();
    store.record([open('1', null)]);
    expect(parties()).toMatchObject([{ party: null, party_owner: null, party_reason: null }]);
    store.record([open('2', { kind: 'vendor', owner: 'Zoom', reason: 'by its range' })]);
    expect(parties()).toMatchObject([
      { party: 'vendor', party_owner: 'Zoom', party_reason: 'by its range' },
    ]);
    raw.close();
  });

  test('a range that is none is a problem of the asker', () => {
    const store = opened({ file: join(ownFolder(), 'callwarden.db') });
    for (const range of [
      { since: iso(noon), until: iso(noon - 1) },
      { since: 'yesterday', until: iso(noon) },
    ]) {
      const history = store.history(range);
      expect(history.ok ? null : history.problem.kind).toBe('usage');
    }
  });

  test('meetings and alerts come back as they were told', () => {
    const store = opened({ file: join(ownFolder(), 'callwarden.db') });
    store.record([
      { type: 'meeting.started', at: iso(noon), meeting: aMeeting('m') },
      { type: 'alert', at: iso(noon), alert: anAlert('a') },
    ]);
    const { meetings, alerts } = everything(store);
    expect({ meetings, alerts }).toEqual({ meetings: [aMeeting('m')], alerts: [anAlert('a')] });
  });
});
