import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseAddress } from '../../../main/parties/address.ts';
import { operators } from '../../../main/parties/operators.ts';
import { PartyTable } from '../../../main/parties/table.ts';
import { lazyPartyTable, partyTableFile } from '../../../main/parties/table-file.ts';
import { ownFolder } from '../../rigs/own-folder.ts';

const data = join(import.meta.dirname, '../../../node_modules/@ip-location-db/asn');

interface Row {
  readonly from: bigint;
  readonly to: bigint;
  readonly number: number;
  readonly operator: string;
}

/** The data as they come, read without the compiler's help. */
const rowsOf = (file: string): Row[] =>
  readFileSync(join(data, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [from = '', to = '', number = '', ...name] = line.split(',');
      const operator = name
        .join(',')
        .replace(/^"(.*)"$/, '$1')
        .replaceAll('""', '"');
      return { from: BigInt(from), to: BigInt(to), number: Number(number), operator };
    });

const v6Text = (value: bigint): string =>
  value.toString(16).padStart(32, '0').match(/.{4}/g)?.join(':') ?? '';
const v4Text = (value: bigint): string =>
  [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 255n).join('.');

interface Compiler {
  compileParties(options?: { output: string }): { readonly message: string };
}

const script = join(import.meta.dirname, '../../../scripts/compile-parties.mjs');
const { compileParties }: Compiler = await import(pathToFileURL(script).href);

const folder = ownFolder('parties');
let table: PartyTable;
let v4: Row[];
let v6: Row[];

beforeAll(() => {
  compileParties();
  const read = PartyTable.read(partyTableFile() ?? '');
  if (!read.ok) throw new Error(read.problem.message);
  table = read.value;
  v4 = rowsOf('asn-ipv4-num.csv');
  v6 = rowsOf('asn-ipv6-num.csv');
});

afterAll(() => folder.remove());

const networkAt = (text: string) => {
  const address = parseAddress(text);
  return address && table.networkOf(address);
};

describe('the table of networks', () => {
  it('knows the first and the last address of every range that it was made of, and what lies between ranges', () => {
    const wrong: string[] = [];
    for (const [index, { from, to, number, operator }] of v4.entries()) {
      const before = v4[index - 1];
      // Two ranges of the data overlap; the first has what both claim.
      if (before && before.to >= from) continue;
      for (const at of [from, to, (from + to) / 2n]) {
        const found = networkAt(v4Text(at));
        if (found?.number !== number || found.operator !== operator) wrong.push(v4Text(at));
      }
      if (before && before.to + 1n < from && networkAt(v4Text(from - 1n)) !== null)
        wrong.push(v4Text(from - 1n));
    }
    expect(wrong).toEqual([]);
    expect(v4.length).toBeGreaterThan(400_000);
  });

  it('knows IPv6 by its first 64 bits', () => {
    const wrong: string[] = [];
    let whole = 0;
    for (const [index, { from, to, number }] of v6.entries()) {
      const isWhole = (value: bigint): boolean => (value & 0xffffffffffffffffn) === 0n;
      const before = v6[index - 1];
      if (!isWhole(from) || !isWhole(to + 1n) || (before && !isWhole(before.to + 1n))) continue;
      whole += 1;
      for (const at of [from, to, (from + to) / 2n])
        if (networkAt(v6Text(at))?.number !== number) wrong.push(v6Text(at));
    }
    expect(wrong).toEqual([]);
    expect(whole).toBeGreaterThan(100_000);
  });

  it.each([
    ['38.99.124.7', 30103, 'Zoom Video Communications, Inc'],
    ['157.240.1.35', 32934, 'Facebook, Inc.'],
    ['2a03:2880:f12f:83:face:b00c:0:25de', 32934, 'Facebook, Inc.'],
    ['8.8.8.8', 15169, 'Google LLC'],
    ['2606:4700:4700::1111', 13335, 'Cloudflare, Inc.'],
    ['91.108.56.100', 62041, 'Telegram Messenger Inc'],
  ])('%s belongs to AS%i', (address, number, operator) => {
    expect(networkAt(address)).toEqual({ number, operator });
  });

  it.each(['0.0.0.0', '10.1.2.3', '192.0.2.1', '255.255.255.255', '::1', 'fe80::1', '2001:db8::1'])(
    '%s belongs to nobody',
    (address) => {
      expect(networkAt(address)).toBeNull();
    },
  );

  it('answers whatever it is asked', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (text) => {
        const found = networkAt(text);
        expect(found === null || (found.number > 0 && found.operator !== '')).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('knows services by the longest name that fits', () => {
    expect(table.serviceOf('graph.facebook.com')).toMatchObject({
      name: 'Facebook',
      category: 'social',
    });
    expect(table.serviceOf('WWW.Google-Analytics.com.')).toMatchObject({
      company: 'Google',
      category: 'analytics',
    });
    expect(table.serviceOf('notfacebook.com')).toBeNull();
    expect(table.serviceOf('com')).toBeNull();
    expect(table.serviceOf('__proto__')).toBeNull();
    expect(table.serviceOf('')).toBeNull();
  });

  it('has every operator of which something is known, under that very name', () => {
    const registered = new Set([...v4, ...v6].map(({ operator }) => operator));
    const missing = operators.flatMap(({ organisations }) =>
      organisations.filter((name) => !registered.has(name)),
    );
    expect(missing).toEqual([]);
    const names = operators.flatMap(({ organisations }) => organisations);
    expect(new Set(names).size).toBe(names.length);
  });

  it('names for each operator a source about one of its own networks', () => {
    const operatorOfNumber = new Map([...v4, ...v6].map((row) => [row.number, row.operator]));
    const wrong = operators.flatMap(({ owner, organisations, source }) => {
      const number = /^https:\/\/www\.peeringdb\.com\/asn\/(\d+)$/.exec(source)?.[1];
      // The others publish a list of their own.
      if (number === undefined) return /^https:\/\//.test(source) ? [] : [owner];
      return organisations.includes(operatorOfNumber.get(Number(number)) ?? '') ? [] : [owner];
    });
    expect(wrong).toEqual([]);
  });

  it('is the same file from the same data, of at most 15 MB, and is not compiled twice', () => {
    const again = join(folder.path, 'parties.table');
    expect(compileParties({ output: again }).message).toMatch(/^Compiled/);
    const bytes = readFileSync(again);
    expect(bytes.equals(readFileSync(partyTableFile() ?? ''))).toBe(true);
    expect(bytes.length).toBeLessThan(15_000_000);
    expect(compileParties({ output: again }).message).toMatch(/up to date/);
  });
});

describe('a table that is not whole', () => {
  it('is refused, and its absence is no error', () => {
    const file = join(folder.path, 'parties.table');
    const whole = readFileSync(partyTableFile() ?? '');
    for (const bytes of [
      whole.subarray(0, 0),
      whole.subarray(0, 55),
      whole.subarray(0, whole.length - 1),
      Buffer.concat([whole, Buffer.from('.')]),
      Buffer.alloc(1_000, 'x'),
    ]) {
      writeFileSync(file, bytes);
      expect(PartyTable.read(file)).toMatchObject({ ok: false, problem: { kind: 'invalid-data' } });
      expect(lazyPartyTable(file)()).toBeNull();
    }
    expect(PartyTable.read(join(folder.path, 'absent'))).toMatchObject({
      ok: false,
      problem: { kind: 'unreadable' },
    });
    expect(partyTableFile(folder.path)).toBeNull();
    expect(lazyPartyTable(null)()).toBeNull();
  });
});
