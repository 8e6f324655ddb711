// What telling whose an address is costs: our table as it lies in its file, beside an array of objects, which is what one
// would write first. Each is measured in a process of its own, for the memory's sake.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { loadCatalogue } from '../../main/catalogue/index.ts';
import { parseAddress } from '../../main/parties/address.ts';
import { createClassifier } from '../../main/parties/classify.ts';
import { PartyTable } from '../../main/parties/table.ts';
import { partyTableFile } from '../../main/parties/table-file.ts';
import { inOwnProcess } from './in-own-process.ts';

interface TableFigures {
  readonly fileMb: number;
  readonly readMs: number;
  readonly residentMb: number;
  readonly v4Us: number;
  readonly v6Us: number;
  readonly classifyUs: number;
}

interface ArrayFigures {
  readonly readMs: number;
  readonly residentMb: number;
  readonly binaryUs: number;
  readonly linearUs: number;
}

export const measureParties = (): {
  readonly table: TableFigures;
  readonly array: ArrayFigures;
} => ({
  table: inOwnProcess<TableFigures>(import.meta.filename, ['table'], ['--expose-gc']),
  array: inOwnProcess<ArrayFigures>(import.meta.filename, ['array'], ['--expose-gc']),
});

const residentMb = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().rss / 1e6;
};

/** Microseconds of one call, over addresses strewn over the whole space. */
const perCallUs = (count: number, call: (index: number) => unknown): number => {
  for (let index = 0; index < Math.min(count, 2_000); index += 1) call(index);
  const startedAt = performance.now();
  for (let index = 0; index < count; index += 1) call(index);
  return ((performance.now() - startedAt) * 1_000) / count;
};

/** Knuth's multiplicative hash: the same strewn words each time. */
const strewn = (index: number): number => (index * 2_654_435_761) % 2 ** 32;

const dotted = (word: number): string =>
  [24, 16, 8, 0].map((shift) => (word >>> shift) & 255).join('.');

const v4 = Array.from({ length: 20_000 }, (_, index) => dotted(strewn(index)));
const v6 = Array.from(
  { length: 20_000 },
  (_, index) =>
    `2${strewn(index)
      .toString(16)
      .padStart(8, '0')
      .replace(/^.(...)(....)$/, '$1:$2')}::1`,
);

const measureTable = (): TableFigures => {
  const file = partyTableFile();
  const catalogue = loadCatalogue();
  if (file === null || !catalogue.ok) throw new Error('`npm run build` compiles the table.');
  const before = residentMb();
  const startedAt = performance.now();
  const read = PartyTable.read(file);
  const readMs = performance.now() - startedAt;
  if (!read.ok) throw new Error(read.problem.message);
  const table = read.value;
  const lookUp = (addresses: readonly string[]) => (index: number) => {
    const address = parseAddress(addresses[index % addresses.length] ?? '');
    return address && table.networkOf(address);
  };
  const v4Us = perCallUs(200_000, lookUp(v4));
  const v6Us = perCallUs(200_000, lookUp(v6));
  table.serviceOf('graph.facebook.com');
  const after = residentMb();
  const classify = createClassifier(catalogue.value, () => table);
  const classifyUs = perCallUs(200_000, (index) =>
    classify({ client: 'zoom', remote: { address: v4[index % v4.length] ?? '' }, names: [] }),
  );
  return {
    fileMb: statSync(file).size / 1e6,
    readMs,
    residentMb: after - before,
    v4Us,
    v6Us,
    classifyUs,
  };
};

interface Row {
  readonly from: number;
  readonly to: number;
  readonly number: number;
  readonly operator: string;
}

/** IPv4 alone: the numbers of IPv6 do not even fit. */
const measureArray = (): ArrayFigures => {
  const file = join(import.meta.dirname, '../../node_modules/@ip-location-db/asn/asn-ipv4-num.csv');
  const before = residentMb();
  const startedAt = performance.now();
  const rows: Row[] = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [from, to, number, ...operator] = line.split(',');
      return {
        from: Number(from),
        to: Number(to),
        number: Number(number),
        operator: operator.join(','),
      };
    });
  const readMs = performance.now() - startedAt;
  const after = residentMb();
  const wordAt = (index: number): number =>
    parseAddress(v4[index % v4.length] ?? '')?.words[0] ?? 0;
  const holds = (word: number) => (row: Row) => row.from <= word && word <= row.to;
  const binaryUs = perCallUs(200_000, (index) => {
    const word = wordAt(index);
    let low = 0;
    let high = rows.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((rows[middle]?.from ?? 0) <= word) low = middle;
      else high = middle - 1;
    }
    const row = rows[low];
    return row && holds(word)(row) ? row : null;
  });
  const linearUs = perCallUs(300, (index) => rows.find(holds(wordAt(index))));
  return { readMs, residentMb: after - before, binaryUs, linearUs };
};

if (process.argv[1] === import.meta.filename)
  process.stdout.write(
    JSON.stringify(process.argv[2] === 'array' ? measureArray() : measureTable()),
  );
