import { describe, expect, it } from 'vitest';
import type { TrafficMinute } from '../../../../preload/contract/index.ts';
import { routeOf } from '../../../../renderer/app/route.ts';
import {
  arranged,
  type PartyRow,
  partyRows,
  tableAsText,
} from '../../../../renderer/screens/network/party-rows.ts';
import { trafficBars } from '../../../../renderer/screens/network/traffic-bars.ts';

const noon = Date.parse('2026-06-01T12:00:00.000Z');
const minute = (at: number, kind: TrafficMinute['kind'], owner: string | null, bytes: number) => ({
  at: new Date(noon + at * 60_000).toISOString(),
  kind,
  owner,
  bytesSent: bytes,
  bytesReceived: 2 * bytes,
});
const minutes = [
  minute(0, 'vendor', 'Zoom', 100),
  minute(1, 'vendor', 'Zoom', 100),
  minute(1, 'third-party', 'Meta', 1),
  minute(5, 'infrastructure', null, 7),
];
const party = (kind: PartyRow['kind'], owner: string | null, reason: string) => ({
  party: { kind, owner, reason },
});
const wordsOf = ({ owner, kind }: PartyRow) => ({ who: owner ?? 'nobody', kind });

describe('whom a client talks to', () => {
  const rows = partyRows(minutes, [
    party('third-party', 'Meta', 'AS32934'),
    party('third-party', 'Meta', 'a name'),
    party('third-party', 'Sentry', 'a name'),
    { party: null },
  ]);

  it('joins the bytes of the past with the connections of now', () => {
    expect(rows.find(({ owner }) => owner === 'Zoom')).toMatchObject({
      sent: 200,
      received: 400,
      open: 0,
    });
    expect(rows.find(({ owner }) => owner === 'Meta')).toMatchObject({
      sent: 1,
      open: 2,
      reasons: ['AS32934', 'a name'],
    });
    expect(rows.find(({ owner }) => owner === 'Sentry')).toMatchObject({ sent: 0, open: 1 });
    expect(rows.find(({ kind }) => kind === 'unknown')).toMatchObject({ owner: null, open: 1 });
  });

  it('stands third parties first, and in any order that is asked for', () => {
    const owners = (column: 'kind' | 'who' | 'sent' | 'open', falling: boolean, filter = '') =>
      arranged(rows, filter, { column, falling }, wordsOf).map(({ owner }) => owner);
    expect(owners('kind', false)).toEqual(['Meta', 'Sentry', 'Zoom', null, null]);
    expect(owners('sent', true)[0]).toBe('Zoom');
    expect(owners('who', false)[0]).toBe('Meta');
    expect(owners('open', true)[0]).toBe('Meta');
    expect(owners('kind', false, ' SENT')).toEqual(['Sentry']);
    expect(owners('kind', false, 'vendor')).toEqual(['Zoom']);
  });

  it('is copied as cells that begin no formula and break no line', () => {
    expect(
      tableAsText([
        ['Who', 'Sent'],
        ['=cmd()\tx\ny', 5],
      ]),
    ).toBe("Who\tSent\n'=cmd() x y\t5");
  });
});

describe('bytes over time', () => {
  it('are all there, each in its piece, whatever the length of the pieces', () => {
    for (const most of [1, 7, 60, 500]) {
      const bars = trafficBars(minutes, noon, noon + 3_600_000, most);
      expect(bars.length).toBeLessThanOrEqual(most + 1);
      expect(bars.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(3 * 208);
    }
    const bars = trafficBars(minutes, noon, noon + 3_600_000, 60);
    expect(bars[1]).toMatchObject({
      fromMs: noon + 60_000,
      parts: [
        { kind: 'third-party', bytes: 3 },
        { kind: 'vendor', bytes: 300 },
      ],
    });
    expect(bars[2]?.bytes).toBe(0);
  });
});

it('the address of a receipt names its meeting', () => {
  expect(routeOf('#/receipt/zoom@1764036000000')).toEqual({
    screen: 'receipt',
    id: 'zoom@1764036000000',
  });
  expect(routeOf('#/network/zoom')).toEqual({ screen: 'network', id: 'zoom' });
  expect(routeOf('#/receipt/../../x')).toEqual({ screen: 'now' });
});
