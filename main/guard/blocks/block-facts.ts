// What is known of a client that a block is made from: its networks, and whom it has talked to.
import { type ClientId, partySchema } from '../../../preload/contract/index.ts';
import { type BlockFacts, meetingsToKnow } from '../../blocking/index.ts';
import type { Client } from '../../catalogue/index.ts';
import { type Outcome, success } from '../../outcome.ts';
import { lazyPartyTable, networksOf, type PartyNetworks } from '../../parties/index.ts';
import type { Firewall } from '../../platform/port/index.ts';
import type { MeetingEnd, Store } from '../../store/index.ts';

type Rows = Pick<Store, 'lastMeetingEnds' | 'addressesOf'>;

export interface BlockFactsQuestion {
  readonly client: Client;
  readonly uid: number;
  /** null: nothing is remembered. */
  readonly store: Rows | null;
  readonly firewall: Firewall;
  readonly nowMs: number;
}

const table = lazyPartyTable();
/** The whole table is gone through once for each client that is asked about. */
const known = new Map<ClientId, PartyNetworks>();
const networks = (client: Client): PartyNetworks => {
  const found = known.get(client.id) ?? networksOf(client, table());
  known.set(client.id, found);
  return found;
};

export const blockFacts = ({
  client,
  uid,
  store,
  firewall,
  nowMs,
}: BlockFactsQuestion): Outcome<BlockFacts> => {
  const seen = thirdPartiesSeen(store, client.id);
  if (!seen.ok) return seen;
  const last = store?.lastMeetingEnds(client.id, meetingsToKnow) ?? success([]);
  if (!last.ok) return last;
  return success({
    client: client.id,
    name: client.shortName,
    ...networks(client),
    uid,
    thirdPartiesSeen: seen.value,
    lastMeetings: last.value.map(addressesIn),
    resolvers: firewall.resolvers(),
    endsUdp: firewall.endsUdp(),
    nowMs,
  });
};

const thirdPartiesSeen = (store: Rows | null, client: ClientId): Outcome<readonly string[]> =>
  store?.addressesOf(client, partySchema.shape.kind.enum['third-party']) ?? success([]);

const addressesIn = (ends: readonly MeetingEnd[]): readonly string[] => [
  ...new Set(ends.flatMap(({ remote }) => (remote === null ? [] : [plain(remote.address)]))),
];

/** IPv4 as mapped into IPv6 goes over the wire as IPv4 (RFC 4291, 2.5.5.2). */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/, '');
