// A snapshot as a page of text.
import ansis from 'ansis';
import type {
  Capture,
  ClientNow,
  Connection,
  Health,
  Snapshot,
} from '../../../preload/contract/index.ts';
import { durationText } from '../durations.ts';
import { plainText } from '../plain-text.ts';
import { bytesText } from './bytes.ts';
import { healthMark, marks } from './marks.ts';
import { partyLines, partyText } from './parties.ts';
import { nowSentence, programName } from './sentence.ts';
import { tableText } from './table.ts';

/** Most rows of a list before the rest is counted. */
const longestList = 12;

/** A single look knows who holds a device, not since when: no durations. */
export const snapshotText = (snapshot: Snapshot): string => {
  const parts = snapshot.scope === 'live' ? [captureLines(snapshot, null)] : [];
  parts.push(clientTable(snapshot));
  const parties = partyLines(snapshot);
  if (parties) parts.push(parties);
  if (snapshot.listeners.length > 0) parts.push(listenerTable(snapshot));
  if (snapshot.connections.length > 0) parts.push(connectionTable(snapshot));
  const unseen = unseenLines(snapshot.health);
  if (unseen) parts.push(unseen);
  return `${parts.join('\n\n')}\n`;
};

export const captureLines = (
  { captures, clients }: Pick<Snapshot, 'captures' | 'clients'>,
  nowMs: number | null,
): string => {
  const mark = captures.some((c) => c.identity === 'name-only')
    ? marks.attention
    : captures.length > 0
      ? marks.microphone
      : marks.watching;
  const lines = [`${mark} ${ansis.bold(nowSentence(captures, clients))}`];
  for (const capture of captures) lines.push(`  ${captureLine(capture, clients, nowMs)}`);
  return lines.join('\n');
};

const captureLine = (
  capture: Capture,
  clients: readonly ClientNow[],
  nowMs: number | null,
): string => {
  const mark = capture.device === 'camera' ? marks.camera : marks.microphone;
  const held = nowMs === null ? '' : ` for ${durationText(nowMs - Date.parse(capture.startedAt))}`;
  const muted = capture.muted ? ', muted' : '';
  const who = capture.pid === null ? '' : `, pid ${capture.pid}`;
  return `${mark} ${capture.device}: ${programName(capture, clients)} on “${plainText(capture.deviceName)}”${held}${muted}${who}`;
};

export const clientTable = (snapshot: Snapshot): string => {
  if (snapshot.clients.length === 0)
    return 'No conferencing client or browser of the catalogue was found.';
  const live = snapshot.scope === 'live';
  const rows = snapshot.clients.flatMap((client) => clientRows(client, snapshot, live));
  const head = [
    'CLIENT',
    'INSTALLED AS',
    'VERSION',
    ...(live ? ['RUNNING', 'IDENTITY', 'CONNECTIONS'] : ['WHERE']),
  ];
  return tableText(head, rows);
};

const clientRows = (client: ClientNow, snapshot: Snapshot, live: boolean): string[][] => {
  const lines = client.installations.length > 0 ? client.installations : [null];
  return lines.map((installation, index) => {
    const row = [
      index === 0 ? client.name : '',
      installation
        ? installation.package
          ? `${installation.source}: ${plainText(installation.package)}`
          : installation.source
        : 'not found',
      plainText(installation?.version ?? '–'),
    ];
    if (!live) return [...row, plainText(installation?.path ?? '–')];
    if (index > 0) return [...row, '', '', ''];
    const count = client.processes.length;
    const running = count === 0 ? 'no' : count === 1 ? '1 process' : `${count} processes`;
    return [
      ...row,
      running,
      identityText(client),
      String(snapshot.connections.filter((c) => c.client === client.id).length),
    ];
  });
};

const identityText = ({ processes }: ClientNow): string => {
  if (processes.length === 0) return '–';
  if (processes.some(({ identity }) => identity === 'name-only')) return ansis.red('name-only');
  return processes.every(({ identity }) => identity === 'verified') ? 'verified' : 'path';
};

const listenerTable = ({ listeners, clients }: Snapshot): string =>
  tableText(
    ['LISTENS', 'ADDRESS', 'REACHED BY', 'PID'],
    listeners.map((listener) => [
      nameOf(clients, listener.client),
      `${listener.protocol} ${endpointText(listener.local)}`,
      listener.exposure === 'network' ? ansis.yellow('other machines') : 'this machine',
      String(listener.pid),
    ]),
  );

const connectionTable = ({ connections, clients }: Snapshot): string => {
  const shown = connections.slice(0, longestList);
  const table = tableText(
    ['CONNECTED', 'TO', 'WHOSE', 'STATE', 'SENT', 'RECEIVED', 'PID'],
    shown.map((connection) => [
      nameOf(clients, connection.client),
      `${connection.protocol} ${remoteText(connection)}`,
      partyText(connection),
      connection.state,
      bytesText(connection.bytesSent),
      bytesText(connection.bytesReceived),
      String(connection.pid),
    ]),
  );
  const more = connections.length - shown.length;
  return more > 0 ? `${table}\n… and ${more} more (all of them with --json)` : table;
};

const remoteText = ({ remote }: Connection): string =>
  remote ? endpointText(remote) : 'unknown (no peer in the socket table)';

/** Port 0 is none: each of several connections had its own. */
export const endpointText = ({ address, port }: { address: string; port: number }): string =>
  port === 0 ? address : address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;

const nameOf = (clients: readonly ClientNow[], id: string): string =>
  clients.find((client) => client.id === id)?.name ?? id;

/** What the guard cannot see, and what to do; null when it sees everything. */
export const unseenLines = (health: readonly Health[]): string | null => {
  const unseen = health.filter(({ state }) => state !== 'working');
  if (unseen.length === 0) return null;
  return [ansis.dim('What Callwarden cannot see here'), ...unseen.map(healthLines)].join('\n');
};

export const healthLines = ({ state, detail, advice }: Health): string =>
  `  ${healthMark[state]} ${plainText(detail)}${advice ? `\n    ${ansis.dim(`→ ${plainText(advice)}`)}` : ''}`;
