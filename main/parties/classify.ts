// Who is at the other end of a connection, and how that is known. Everything is looked up on this machine.
import type { ClientId, Party } from '../../preload/contract/index.ts';
import type { Catalogue } from '../catalogue/index.ts';
import { parseAddress } from './address.ts';
import { type Operator, operatorOf } from './operators.ts';
import { specialMeaning } from './special-networks.ts';
import type { Network, PartyTable, Service } from './table.ts';
import { type VendorFacts, vendorFacts } from './vendor-facts.ts';

/** A name that this machine was seen to use for the address. */
export interface SeenName {
  readonly name: string;
  readonly seenIn: 'dns' | 'tls' | 'quic';
}

export interface PartyQuestion {
  readonly client: ClientId;
  /** As the socket table has it. */
  readonly remote: { readonly address: string };
  /** The likeliest first; empty where names are not seen. */
  readonly names: readonly SeenName[];
}

export type Classify = (question: PartyQuestion) => Party;

/** `table` is asked for at the first address that needs it, and gives null where there is none. */
export const createClassifier = (
  catalogue: Pick<Catalogue, 'byId'>,
  table: () => PartyTable | null,
): Classify => {
  const known = new Map<ClientId, VendorFacts>();
  const factsOf = (id: ClientId): VendorFacts | null => {
    const client = catalogue.byId(id);
    const facts = known.get(id) ?? (client ? vendorFacts(client) : null);
    if (facts) known.set(id, facts);
    return facts;
  };

  return ({ client, remote, names }) => {
    const address = parseAddress(remote.address);
    if (address === null) return unknown('the address is not understood');
    const special = specialMeaning(address);
    if (special !== null) return { kind: 'infrastructure', owner: null, reason: special };
    const facts = factsOf(client);
    return (
      (facts && byCatalogueName(facts, names)) ??
      (facts && byPublishedRange(facts, facts.rangeWith(address))) ??
      byService(facts, names, table) ??
      byNetwork(client, names, table, () => table()?.networkOf(address) ?? null)
    );
  };
};

const unknown = (reason: string): Party => ({ kind: 'unknown', owner: null, reason });

const byCatalogueName = (facts: VendorFacts, names: readonly SeenName[]): Party | null => {
  for (const seen of names) {
    const fact = facts.nameFact(seen.name);
    if (!fact) continue;
    const { kind, owner, meaning } = fact;
    return { kind, owner, reason: seenAs(seen, meaning) };
  }
  return null;
};

const byPublishedRange = (
  { vendor, client }: VendorFacts,
  found: ReturnType<VendorFacts['rangeWith']>,
): Party | null =>
  found && {
    kind: 'vendor',
    owner: vendor,
    reason: `${published(client)} ${found.range}${found.stun ? ', for finding a way through routers' : ''}`,
  };

const published = (client: string): string =>
  client.endsWith('s') ? `in ${client}' published range` : `in ${client}'s published range`;

const byService = (
  facts: VendorFacts | null,
  names: readonly SeenName[],
  table: () => PartyTable | null,
): Party | null => {
  for (const seen of names) {
    const service = table()?.serviceOf(seen.name);
    if (!service) continue;
    const purpose = purposeOf(service);
    const reason = seenAs(seen, purpose === null ? service.name : `${service.name}, ${purpose}`);
    if (rented.has(service.category) || service.name === 'Amazon Web Services')
      return { kind: 'infrastructure', owner: service.company, reason };
    const kind = service.company === facts?.vendor ? 'vendor' : 'third-party';
    return { kind, owner: service.company, reason };
  }
  return null;
};

const byNetwork = (
  client: ClientId,
  names: readonly SeenName[],
  table: () => PartyTable | null,
  network: () => Network | null,
): Party => {
  const [seen] = names;
  const named = seen ? `; ${seenAs(seen, 'nobody that is known')}` : '';
  if (table() === null) return unknown(`the table of networks is missing${named}`);
  const found = network();
  if (found === null) return unknown(`no network announces this address${named}`);
  const operator = operatorOf(found.operator);
  const text = `AS${found.number} ${found.operator}`;
  if (!operator) {
    return {
      kind: 'unknown',
      owner: found.operator,
      reason: `${text}: who uses the address there cannot be told from it${named}`,
    };
  }
  const { owner, role, clients } = operator;
  if (role !== 'own-services')
    return { kind: 'infrastructure', owner, reason: `${text}: ${shared[role]}${named}` };
  const kind = clients?.includes(client) ? 'vendor' : 'third-party';
  return { kind, owner, reason: `${text}${named}` };
};

const shared: Record<Exclude<Operator['role'], 'own-services'>, string> = {
  cloud: 'many rent servers there, so the address does not tell who is behind it',
  delivery: 'it delivers for many, so the address does not tell for whom',
  transit: 'it carries the traffic of many, so the address does not tell whose',
};

const seenIn: Record<SeenName['seenIn'], string> = {
  dns: 'name seen in a DNS answer:',
  tls: 'name seen in a TLS hello:',
  quic: 'name seen in a QUIC hello:',
};

const seenAs = ({ name, seenIn: where }: SeenName, meaning: string): string =>
  `${seenIn[where]} ${name} → ${meaning}`;

/** Categories of services that deliver or host what belongs to others. */
const rented = new Set(['cdn', 'hosting']);

const purposes: Readonly<Record<string, string>> = {
  ad: 'advertising',
  analytics: 'analytics',
  social: 'social network',
  video: 'video',
  utility: 'tools for developers',
  hosting: 'hosting',
  marketing: 'marketing',
  'customer-success': 'customer support',
  content: 'content',
  cdn: 'content delivery',
  'tag-manager': 'tag manager',
  'consent-provider': 'consent banners',
};

const purposeOf = ({ category }: Service): string | null => purposes[category] ?? null;
