// The compiled table of networks and services (scripts/compile-parties.mjs), searched as it lies in the file.
//
// Little-endian, 32 bits a word: magic, n ranges of IPv4, m ranges of IPv6, k networks, bytes of names, bytes of
// services; 32 bytes that name the input; then the sections, each starting where the last ends:
//   n starts of IPv4 ranges, n networks; m high and m low words of IPv6 ranges' starts (their first 64 bits), m
//   networks; k numbers of networks; k + 1 offsets of their operators' names; the names; the services as JSON.
// A range reaches to the start of the next. Network 0 is nobody's.
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { causeOf, failure, type Outcome, success } from '../outcome.ts';
import type { Address } from './address.ts';
import { DomainNames } from './domain-names.ts';

const magic = 0x31505743;
const headerBytes = 56;

/** An autonomous system: one of the networks that the internet is made of. */
export interface Network {
  readonly number: number;
  /** Who runs it, as registered. */
  readonly operator: string;
}

/** Something on the web that others build into their programs and pages. */
export interface Service {
  readonly name: string;
  readonly company: string;
  /** `ad`, `analytics`, `social`, `cdn`, …: as the data calls them. */
  readonly category: string;
}

const servicesSchema = z.array(z.tuple([z.string(), z.string(), z.string(), z.array(z.string())]));

export class PartyTable {
  readonly #bytes: Uint8Array;
  readonly #v4: Ranges;
  readonly #v6: Ranges;
  readonly #numbers: Uint32Array;
  readonly #nameOffsets: Uint32Array;
  readonly #namesAt: number;
  readonly #servicesAt: number;
  #services: DomainNames<Service> | null = null;

  /** `unreadable` where there is no such file, `invalid-data` where it is something else or cut short. */
  static read(file: string): Outcome<PartyTable> {
    try {
      const bytes = readFileSync(file);
      return isWhole(bytes) ? success(new PartyTable(bytes)) : failure(damaged(file));
    } catch (thrown) {
      return failure({ ...damaged(file), kind: 'unreadable', cause: causeOf(thrown) });
    }
  }

  private constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    const { n, m, k, names } = countsOf(bytes);
    let at = headerBytes;
    const section = (length: number): Uint32Array => {
      const words = new Uint32Array(bytes.buffer, bytes.byteOffset + at, length);
      at += length * 4;
      return words;
    };
    this.#v4 = { starts: section(n), lower: null, networks: section(n) };
    this.#v6 = { starts: section(m), lower: section(m), networks: section(m) };
    this.#numbers = section(k);
    this.#nameOffsets = section(k + 1);
    this.#namesAt = at;
    this.#servicesAt = at + names;
  }

  /** The network that an address belongs to; null where none announces it. IPv6 is told by its first 64 bits. */
  networkOf({ family, words: [high = 0, low = 0] }: Address): Network | null {
    const { starts, lower, networks } = family === 4 ? this.#v4 : this.#v6;
    const place = networks[lastUpTo(starts, lower, high, low)] ?? 0;
    return place === 0 ? null : this.#network(place);
  }

  /** All addresses of the networks that are chosen, each `from-to`; what lies side by side is one. */
  rangesOf(isChosen: (network: Network) => boolean): readonly string[] {
    const chosen = new Map<number, boolean>();
    const isWanted = (place: number): boolean => {
      if (place === 0) return false;
      const known = chosen.get(place);
      if (known !== undefined) return known;
      const wanted = isChosen(this.#network(place));
      chosen.set(place, wanted);
      return wanted;
    };
    return [...spans(this.#v4, isWanted, v4Text, 32), ...spans(this.#v6, isWanted, v6Text, 64)];
  }

  #network(place: number): Network {
    const [from = 0, to = 0] = this.#nameOffsets.subarray(place, place + 2);
    const name = this.#bytes.subarray(this.#namesAt + from, this.#namesAt + to);
    return { number: this.#numbers[place] ?? 0, operator: utf8.decode(name) };
  }

  /** The service at a domain name; null where none is known. The list of them is read at the first question. */
  serviceOf(name: string): Service | null {
    this.#services ??= readServices(this.#bytes.subarray(this.#servicesAt));
    return this.#services.find(name)?.value ?? null;
  }
}

interface Ranges {
  readonly starts: Uint32Array;
  /** The words after those of `starts`, where 32 bits are not enough. */
  readonly lower: Uint32Array | null;
  readonly networks: Uint32Array;
}

const utf8 = new TextDecoder();

/** Each wanted range from its start to just before the next one's; numbers of 32 or 64 bits. */
function* spans(
  { starts, lower, networks }: Ranges,
  isWanted: (place: number) => boolean,
  text: (number: bigint, end: boolean) => string,
  bits: number,
): Generator<string> {
  const startOf = (at: number): bigint =>
    at >= starts.length
      ? 1n << BigInt(bits)
      : lower === null
        ? BigInt(starts[at] ?? 0)
        : (BigInt(starts[at] ?? 0) << 32n) | BigInt(lower[at] ?? 0);
  for (let at = 0; at < starts.length; at += 1) {
    if (!isWanted(networks[at] ?? 0)) continue;
    const from = startOf(at);
    while (at + 1 < starts.length && isWanted(networks[at + 1] ?? 0)) at += 1;
    yield `${text(from, false)}-${text(startOf(at + 1) - 1n, true)}`;
  }
}

const v4Text = (number: bigint): string =>
  [24n, 16n, 8n, 0n].map((shift) => (number >> shift) & 0xffn).join('.');

/** The last 64 bits, of which the table knows nothing, are all of them. */
const v6Text = (number: bigint, end: boolean): string => {
  const groups = [48n, 32n, 16n, 0n].map((shift) => ((number >> shift) & 0xffffn).toString(16));
  return `${groups.join(':')}${end ? ':ffff:ffff:ffff:ffff' : '::'}`;
};

/** The place of the last range that begins at or before this. The first begins at 0, so there is one. */
const lastUpTo = (
  starts: Uint32Array,
  lower: Uint32Array | null,
  high: number,
  low: number,
): number => {
  let from = 0;
  let to = starts.length - 1;
  while (from < to) {
    const middle = (from + to + 1) >>> 1;
    const start = starts[middle] ?? 0;
    const begins =
      start < high || (start === high && (lower === null || (lower[middle] ?? 0) <= low));
    if (begins) from = middle;
    else to = middle - 1;
  }
  return from;
};

const countsOf = (bytes: Uint8Array) => {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const [found, n, m, k, names, services] = [0, 4, 8, 12, 16, 20].map((at) =>
    view.getUint32(at, true),
  );
  return {
    found,
    n: n ?? 0,
    m: m ?? 0,
    k: k ?? 0,
    names: names ?? 0,
    services: services ?? 0,
  };
};

const isWhole = (bytes: Uint8Array): boolean => {
  if (bytes.length < headerBytes) return false;
  const { found, n, m, k, names, services } = countsOf(bytes);
  const words = 2 * n + 3 * m + k + (k + 1);
  return found === magic && bytes.length === headerBytes + words * 4 + names + services;
};

const readServices = (bytes: Uint8Array): DomainNames<Service> => {
  const services = new DomainNames<Service>();
  const parsed = servicesSchema.safeParse(parseJson(utf8.decode(bytes)));
  for (const [name, company, category, domains] of parsed.data ?? []) {
    for (const domain of domains) {
      const service = { name, company, category };
      if (domain.startsWith('*.')) services.add(domain, service);
      else services.addWhole(domain, service);
    }
  }
  return services;
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const damaged = (file: string) =>
  ({
    kind: 'invalid-data',
    subject: file,
    message: 'The table of networks cannot be read, so whose an address is cannot be told.',
    advice: 'Install Callwarden again, or run `npm run build`.',
  }) as const;
