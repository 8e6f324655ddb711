// One event as one line.
import type { Alert, WatchEvent } from '../../../preload/contract/index.ts';
import { clockText } from '../durations.ts';
import { plainText } from '../plain-text.ts';
import { healthMark, marks } from './marks.ts';
import { endpointText } from './snapshot.ts';

/** null for what only a machine wants to read (byte counters). */
export const eventLine = (event: WatchEvent, nameOf: (client: string) => string): string | null => {
  const text = eventText(event, nameOf);
  return text === null ? null : `${clockText(event.at)}  ${text}`;
};

const eventText = (event: WatchEvent, nameOf: (client: string) => string): string | null => {
  switch (event.type) {
    case 'client.started':
      return `${marks.watching} ${nameOf(event.client)} is running (pid ${event.process.pid}, ${event.process.identity}: it ${plainText(event.process.evidence)})`;
    case 'client.stopped':
      return `${marks.watching} ${nameOf(event.client)} has ended`;
    case 'capture.started':
    case 'capture.changed':
    case 'capture.ended': {
      const { capture } = event;
      const who = capture.client === null ? plainText(capture.application) : nameOf(capture.client);
      const mark = capture.device === 'camera' ? marks.camera : marks.microphone;
      if (event.type === 'capture.started')
        return `${mark} ${who} uses the ${capture.device} “${plainText(capture.deviceName)}”`;
      if (event.type === 'capture.ended')
        return `${marks.watching} ${who} let go of the ${capture.device}`;
      return `${mark} ${who}'s ${capture.device} is ${capture.muted ? 'muted' : 'not muted'}`;
    }
    case 'connection.opened': {
      const { remote, protocol, client, party, sockets } = event.connection;
      const whose = party === null ? '' : `, ${plainText(party.owner ?? party.reason)}`;
      return `${marks.unknown} ${nameOf(client)} talks to ${remote ? endpointText(remote) : 'somebody the socket table does not name'} (${protocol}${whose}${sockets === undefined ? '' : `, ${sockets} times`})`;
    }
    case 'listener.opened':
      return `${marks.unknown} ${nameOf(event.listener.client)} listens at ${endpointText(event.listener.local)} (${event.listener.protocol})`;
    case 'meeting.started':
      return `${marks.watching} A meeting of ${nameOf(event.meeting.client)} begins`;
    case 'meeting.ended':
      return `${marks.watching} The meeting of ${nameOf(event.meeting.client)} is over`;
    case 'alert':
      return alertLine(event.alert);
    case 'health':
      return `${healthMark[event.health.state]} ${plainText(event.health.detail)}${event.health.advice ? ` ${plainText(event.health.advice)}` : ''}`;
    case 'connection.changed':
    case 'connection.closed':
    case 'listener.closed':
      return null;
  }
};

/** Somebody is known better than when they were last told of. */
export const partyLine = (
  { at, connection }: Extract<WatchEvent, { type: 'connection.changed' }>,
  nameOf: (client: string) => string,
): string | null => {
  const { client, remote, protocol, party } = connection;
  if (remote === null || party === null) return null;
  return `${clockText(at)}  ${marks.unknown} ${nameOf(client)}'s ${endpointText(remote)} (${protocol}) is ${plainText(party.owner ?? 'somebody')}: ${plainText(party.reason)}`;
};

/** An alert's cause in one line. A capture by a known client is news, not alarm. */
export const alertLine = ({ rule, evidence }: Alert): string | null =>
  rule === 'capture-started'
    ? null
    : `${marks.attention} ${evidence.map((each) => plainText(each)).join(' ')}`;
