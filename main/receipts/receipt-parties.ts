// The other ends of a meeting, gathered by whose they are: third parties first, then the most bytes.
import type { ReceiptEnd, ReceiptParty } from '../../preload/contract/index.ts';
import type { MeetingEnd } from '../store/index.ts';

const order: readonly ReceiptParty['kind'][] = [
  'third-party',
  'vendor',
  'unknown',
  'infrastructure',
];

/** What cannot be seen is said, not left out. */
const unseenPeer = 'media over unconnected UDP, whose far end stands in no table of the system';
const unseenOwner = 'nobody could tell';

export const receiptParties = (ends: readonly MeetingEnd[]): ReceiptParty[] => {
  const parties = new Map<
    string,
    { kind: ReceiptParty['kind']; owner: string | null; ends: ReceiptEnd[] }
  >();
  for (const end of ends) {
    const kind = end.party ?? 'unknown';
    const key = JSON.stringify([kind, end.owner]);
    const party = parties.get(key) ?? { kind, owner: end.owner, ends: [] };
    party.ends.push({
      protocol: end.protocol,
      remote: end.remote,
      reason: end.reason ?? (end.remote === null ? unseenPeer : unseenOwner),
      sockets: end.sockets,
      bytesSent: end.bytesSent,
      bytesReceived: end.bytesReceived,
    });
    parties.set(key, party);
  }
  return [...parties.values()]
    .map((party) => ({
      ...party,
      bytesSent: sum(party.ends.map(({ bytesSent }) => bytesSent)),
      bytesReceived: sum(party.ends.map(({ bytesReceived }) => bytesReceived)),
      ends: party.ends.sort((a, b) => bytesOf(b) - bytesOf(a)),
    }))
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || bytesOf(b) - bytesOf(a));
};

/** null where nothing of it is counted. */
const sum = (counts: readonly (number | null)[]): number | null => {
  const counted = counts.filter((count) => count !== null);
  return counted.length === 0 ? null : counted.reduce((total, count) => total + count, 0);
};

const bytesOf = (counted: Pick<ReceiptEnd, 'bytesSent' | 'bytesReceived'>): number =>
  (counted.bytesSent ?? 0) + (counted.bytesReceived ?? 0);
