// What the catalogue says about whom a client is known to talk to, made ready for quick questions.
import { type Client, claimsOf, isLead } from '../catalogue/index.ts';
import type { Address } from './address.ts';
import { DomainNames } from './domain-names.ts';
import { contains, parseRange, type Range } from './range.ts';

/** Whose a name is, by the catalogue. */
interface NameFact {
  readonly kind: 'vendor' | 'third-party';
  readonly owner: string;
  /** What the name is said to be, for a sentence. */
  readonly meaning: string;
}

export interface VendorFacts {
  /** What people call the vendor, in sentences and sums. */
  readonly vendor: string;
  /** What people call the client. */
  readonly client: string;
  nameFact(name: string): NameFact | null;
  /** Published ranges, as the vendor writes them. */
  readonly ranges: readonly string[];
  /** The published range that holds the address, and what it is for. */
  rangeWith(address: Address): { readonly range: string; readonly stun: boolean } | null;
}

/** Leads are left out: a person is shown nothing without a source. */
export const vendorFacts = (client: Client): VendorFacts => {
  const vendor = vendorNameOf(client);
  const { vendorDomains, telemetryDomains } = client.endpoints;
  const names = new DomainNames<NameFact>();
  // Where a name stands in two lists, the first says it more exactly.
  for (const { domain, owner } of claimsOf(client).thirdPartyTrackers) {
    const meaning = `${owner}, listed for ${client.shortName} in the catalogue`;
    names.add(domain, { kind: 'third-party', owner: plainOwner(owner), meaning });
  }
  for (const domain of proven(client, 'endpoints.telemetryDomains', telemetryDomains))
    names.add(domain, { kind: 'vendor', owner: vendor, meaning: `${vendor}, telemetry` });
  for (const domain of proven(client, 'endpoints.vendorDomains', vendorDomains))
    names.add(domain, { kind: 'vendor', owner: vendor, meaning: vendor });
  const published = rangesOf(client, 'endpoints.ipRanges', client.endpoints.ipRanges);
  const stun = rangesOf(client, 'endpoints.stunRanges', client.endpoints.stunRanges);
  return {
    vendor,
    client: client.shortName,
    ranges: [...published, ...stun].map(({ text }) => text),
    nameFact: (name) => names.find(name)?.value ?? null,
    rangeWith: (address) => {
      const range = published.find((each) => contains(each, address));
      if (range) return { range: range.text, stun: false };
      const forStun = stun.find((each) => contains(each, address));
      return forStun ? { range: forStun.text, stun: true } : null;
    },
  };
};

/** `Zoom` for "Zoom Communications (formerly …)", `Microsoft` for Teams, `Salesforce` for Slack. */
const vendorNameOf = ({ vendor, shortName }: Client): string => {
  const plain = plainOwner(vendor);
  const [first = plain] = plain.split(/[ /]/);
  return shortName.startsWith(first) ? first : plain;
};

/** "Meta (Facebook Graph API)" → `Meta` */
const plainOwner = (owner: string): string => owner.replace(/ \(.*$/, '');

const proven = (client: Client, field: string, values: readonly string[]): readonly string[] =>
  values.filter((value) => !isLead(client, field, value));

const rangesOf = (client: Client, field: string, texts: readonly string[]): readonly Range[] =>
  proven(client, field, texts).flatMap((text) => {
    const range = parseRange(text);
    return range === null ? [] : [range];
  });
