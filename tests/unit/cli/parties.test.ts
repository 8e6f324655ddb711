import { stripVTControlCharacters } from 'node:util';
import { expect, it } from 'vitest';
import { snapshotText } from '../../../main/cli/views/snapshot.ts';
import {
  type Connection,
  type Party,
  type Snapshot,
  sumByParty,
} from '../../../preload/contract/index.ts';

const at = '2026-06-01T12:00:00.000Z';
const zoom: Party = { kind: 'vendor', owner: 'Zoom', reason: 'in its published range' };
const meta: Party = { kind: 'third-party', owner: 'Meta', reason: 'AS32934 Facebook, Inc.' };
const hostile: Party = { kind: 'third-party', owner: 'Evil\u001b[2J', reason: 'AS1 Evil' };
const here: Party = { kind: 'infrastructure', owner: null, reason: 'this machine itself' };

const connection = (party: Party | null, bytes: number | null, client = 'zoom'): Connection => ({
  id: `${party?.owner}`,
  pid: 1,
  client,
  protocol: 'tcp',
  local: { address: '192.0.2.7', port: 50_000 },
  remote: party && { address: '198.51.100.1', port: 443 },
  party,
  state: 'established',
  bytesSent: bytes,
  bytesReceived: bytes,
  openedAt: at,
});

const textOf = (connections: Connection[]): string => {
  const snapshot: Snapshot = {
    schemaVersion: 1,
    takenAt: at,
    scope: 'live',
    clients: [
      { id: 'zoom', name: 'Zoom', category: 'conferencing', installations: [], processes: [] },
      { id: 'slack', name: 'Slack', category: 'conferencing', installations: [], processes: [] },
    ],
    captures: [],
    connections,
    listeners: [],
    health: [],
  };
  return stripVTControlCharacters(snapshotText(snapshot));
};

it('connections are summed by whose the other end is', () => {
  expect(
    sumByParty([
      connection(zoom, 1_000),
      connection(zoom, 2_000),
      connection(meta, null),
      connection({ ...meta, owner: 'Sentry' }, 5),
      connection(here, 7),
      connection(null, null),
      connection({ ...meta, owner: null }, 1),
    ]),
  ).toEqual({
    vendors: [{ owner: 'Zoom', bytes: 6_000 }],
    thirdParties: [
      { owner: 'Sentry', bytes: 10 },
      { owner: 'Meta', bytes: 0 },
    ],
    others: 3,
  });
});

it('a scan says in a line whom a client talks to', () => {
  const text = textOf([
    connection(zoom, 20_500_000),
    connection(meta, 1),
    connection({ ...meta, owner: 'Sentry' }, 2),
    connection(here, 3),
    connection(null, null, 'slack'),
  ]);
  expect(text).toContain('⇅ Zoom: 41.0 MB to Zoom · 2 third parties: Sentry and Meta · 1 other\n');
  expect(text).toContain('⇅ Slack: 1 connection\n');
  expect(text).toMatch(/tcp 198\.51\.100\.1:443 +Meta \(third party\) +established/);
  expect(text).toMatch(/tcp 198\.51\.100\.1:443 +this machine itself +established/);
  expect(textOf([connection(meta, 1)])).toContain('⇅ Zoom: a third party: Meta\n');
});

it('an owner’s name cannot move the cursor, and without connections there is no line', () => {
  expect(textOf([connection(hostile, 1)])).toContain('Evil\\x1b[2J (third party)');
  expect(textOf([])).not.toContain('⇅');
});
