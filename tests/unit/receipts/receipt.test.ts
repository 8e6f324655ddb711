// A receipt out of a real store's rows: what the client did in the meeting, and nothing of before or after it.
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { makeReceipt, receiptsHtml } from '../../../main/receipts/index.ts';
import type { Store } from '../../../main/store/index.ts';
import {
  type Connection,
  type Receipt,
  receiptSchema,
  type WatchEvent,
} from '../../../preload/contract/index.ts';
import {
  aCapture,
  aConnection,
  aMeeting,
  anAlert,
  ended,
  iso,
  noon,
  started,
} from '../store/events.ts';
import { always, opened, ownFolder } from '../store/place.ts';

const minute = 60_000;
const at = (ms: number): string => iso(noon + ms);

const told = (type: 'opened' | 'changed' | 'closed', ms: number, connection: Connection) =>
  ({ type: `connection.${type}`, at: at(ms), connection }) as WatchEvent;

const vendor: Connection['party'] = { kind: 'vendor', owner: 'Zoom', reason: 'in Zoom’s range' };

/** Ten minutes: muted from the 2nd to the 4th, media gone at the 7th, the microphone kept until the 10th. */
const tenMinutes = (): WatchEvent[] => {
  const capture = aCapture('mic', noon, null);
  const meeting = aMeeting('zoom@1', noon);
  const meta = (sent: number, received: number) => aConnection('a', sent, received);
  const zoom = { ...aConnection('b', 0, 0, 8801), party: vendor };
  const media = { ...aConnection('m', null, null), remote: null, party: null };
  return [
    told('opened', -5 * minute, meta(0, 0)),
    told('changed', -4 * minute, meta(50_000, 70_000)),
    told('opened', -3 * minute, media),
    started(capture),
    { type: 'meeting.started', at: at(0), meeting },
    told('changed', minute, meta(51_000, 72_000)),
    told('opened', minute, zoom),
    { type: 'capture.changed', at: at(2 * minute), capture: { ...capture, muted: true } },
    { type: 'capture.changed', at: at(4 * minute), capture: { ...capture, muted: false } },
    told('changed', 5 * minute, { ...zoom, bytesSent: 400, bytesReceived: 600 }),
    {
      type: 'listener.opened',
      at: at(5 * minute),
      listener: {
        id: 'l',
        pid: 1,
        client: 'zoom',
        protocol: 'tcp',
        local: { address: '127.0.0.1', port: 19421 },
        exposure: 'loopback',
        openedAt: at(5 * minute),
      },
    },
    {
      type: 'alert',
      at: at(6 * minute),
      alert: { ...anAlert('x', noon + 6 * minute), client: 'zoom' },
    },
    told('closed', 7 * minute, media),
    ended({ ...capture, muted: false, endedAt: at(10 * minute) }),
    {
      type: 'meeting.ended',
      at: at(10 * minute),
      meeting: { ...meeting, endedAt: at(10 * minute), mediaEndedAt: at(7 * minute) },
    },
    told('changed', 12 * minute, meta(90_000, 90_000)),
  ];
};

const receiptFrom = (store: Store, id = 'zoom@1'): Receipt => {
  const record = store.meeting(id);
  if (!record.ok) throw new Error(record.problem.message);
  const receipt = makeReceipt(record.value, 'Zoom');
  if (receipt === null) throw new Error('it goes on');
  return receiptSchema.parse(receipt);
};

test('it has what moved during the meeting, and nothing of before or after it', () => {
  const store = opened({ file: join(ownFolder(), 'a.db') });
  for (const event of tenMinutes()) store.record([event]);
  const receipt = receiptFrom(store);
  expect(receipt.parties).toEqual([
    expect.objectContaining({
      kind: 'third-party',
      owner: 'Meta',
      bytesSent: 1_000,
      bytesReceived: 2_000,
    }),
    expect.objectContaining({ kind: 'vendor', owner: 'Zoom', bytesSent: 400, bytesReceived: 600 }),
    expect.objectContaining({ kind: 'unknown', owner: null, bytesSent: null, bytesReceived: null }),
  ]);
  expect(receipt.parties?.map(({ ends }) => ends.map(({ sockets }) => sockets))).toEqual([
    [1],
    [1],
    [1],
  ]);
  expect(receipt.microphone).toMatchObject({
    heldMs: 10 * minute,
    mutedMs: 2 * minute,
    afterMediaMs: 3 * minute,
    pieces: [
      { from: at(0), to: at(2 * minute), state: 'open' },
      { from: at(2 * minute), to: at(4 * minute), state: 'muted' },
      { from: at(4 * minute), to: at(10 * minute), state: 'open' },
    ],
  });
  expect(receipt.camera).toMatchObject({ heldMs: 0, mutedMs: 0, pieces: [] });
  expect(receipt.listeners).toEqual([
    {
      at: at(5 * minute),
      protocol: 'tcp',
      local: { address: '127.0.0.1', port: 19421 },
      exposure: 'loopback',
    },
  ]);
  expect(receipt.alerts).toHaveLength(1);
});

test('events told twice, or in one batch, make the same receipt', () => {
  const once = opened({ file: join(ownFolder(), 'a.db') });
  once.record(tenMinutes());
  const twice = opened({ file: join(ownFolder(), 'b.db') });
  for (const event of tenMinutes()) twice.record([event, event]);
  expect(receiptFrom(twice)).toEqual(receiptFrom(once));
});

test('two microphones at once count once, and are muted only where both are', () => {
  const store = opened({ file: join(ownFolder(), 'a.db') });
  const [one, two] = [aCapture('one', noon), { ...aCapture('two', noon + minute), muted: true }];
  store.record([
    started(one),
    { type: 'meeting.started', at: at(0), meeting: aMeeting('zoom@1') },
    started(two),
    { type: 'capture.changed', at: at(2 * minute), capture: { ...one, muted: true } },
    ended({ ...one, muted: true, endedAt: at(3 * minute) }),
    ended({ ...two, endedAt: at(4 * minute) }),
    {
      type: 'meeting.ended',
      at: at(4 * minute),
      meeting: aMeeting('zoom@1', noon, noon + 4 * minute),
    },
  ]);
  expect(receiptFrom(store).microphone).toMatchObject({
    heldMs: 4 * minute,
    mutedMs: 2 * minute,
    afterMediaMs: null,
  });
});

test('a meeting that goes on has no receipt yet', () => {
  const store = opened({ file: join(ownFolder(), 'a.db') });
  store.record([{ type: 'meeting.started', at: at(0), meeting: aMeeting('zoom@1') }]);
  const record = store.meeting('zoom@1');
  expect(record.ok && makeReceipt(record.value, 'Zoom')).toBeNull();
  expect(store.forgetMeeting('zoom@1')).toMatchObject({ ok: false, problem: { kind: 'conflict' } });
});

test('a forgotten meeting leaves no row with its times, and other meetings stay whole', () => {
  const file = join(ownFolder(), 'a.db');
  const store = opened({ file });
  const later = 3_600_000;
  store.record([
    ...tenMinutes(),
    started(aCapture('later', noon + later)),
    { type: 'meeting.started', at: at(later), meeting: aMeeting('zoom@2', noon + later) },
    told('changed', later + minute, aConnection('a', 91_000, 90_000)),
    ended(aCapture('later', noon + later, noon + later + minute)),
    {
      type: 'meeting.ended',
      at: at(later),
      meeting: aMeeting('zoom@2', noon + later, noon + later + minute),
    },
  ]);
  expect(store.forgetMeeting('zoom@1')).toEqual({ ok: true, value: undefined });
  expect(store.meeting('zoom@1')).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
  const history = store.history(always);
  expect(history.ok && history.value.captures.map(({ id }) => id)).toEqual(['later']);
  expect(receiptFrom(store, 'zoom@2').parties).toMatchObject([{ owner: 'Meta', bytesSent: 1_000 }]);
  store.close();
  const database = new DatabaseSync(file, { readOnly: true });
  const rowsWithin = (table: string, column: string): unknown =>
    database
      .prepare(`SELECT count(*) AS n FROM ${table} WHERE ${column} BETWEEN ? AND ?`)
      .get(noon, noon + 10 * minute)?.n;
  expect(rowsWithin('alerts', 'at')).toBe(0);
  expect(rowsWithin('events', 'at')).toBe(0);
  expect(rowsWithin('traffic', 'minute')).toBe(0);
  expect(rowsWithin('capture_mutes', 'at')).toBe(0);
  database.close();
});

test('meetings of an older file say that nothing of their connections was written down', () => {
  const file = join(ownFolder(), 'a.db');
  const store = opened({ file, clock: () => noon });
  store.record(tenMinutes());
  store.close();
  const database = new DatabaseSync(file);
  database.exec('UPDATE meetings SET counted = 0');
  database.close();
  expect(receiptFrom(opened({ file, clock: () => noon })).parties).toBeNull();
});

test('the page needs nothing else, and shows names from outside as text alone', () => {
  const store = opened({ file: join(ownFolder(), 'a.db') });
  store.record(tenMinutes());
  const evil = {
    kind: 'third-party',
    owner: '<script>x</script>',
    reason: '"><img src=//x>',
  } as const;
  store.record([told('opened', 60 * minute, { ...aConnection('e', 1, 1, 444), party: evil })]);
  const receipt = receiptFrom(store);
  const page = receiptsHtml(
    [
      {
        ...receipt,
        parties: [
          {
            ...receipt.parties![0]!,
            owner: evil.owner,
            ends: [{ ...receipt.parties![0]!.ends[0]!, reason: evil.reason }],
          },
        ],
      },
    ],
    '1.2.3',
  );
  expect(page).toContain('&lt;script&gt;');
  expect(page).not.toMatch(/<script|<img|https?:\/\/|url\(/);
  expect(receiptsHtml([receipt], '1.2.3')).toContain('stayed open for 3 min after');
});
