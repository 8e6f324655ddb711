// Compiles who runs which network and whose a name is into one file that is searched as it lies: main/parties/table.ts
// reads it and says how it is laid out. The same input gives the same bytes.
import { createHash } from 'node:crypto';
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '..');
const networks = dirname(fileURLToPath(import.meta.resolve('@ip-location-db/asn/package.json')));
const services = dirname(fileURLToPath(import.meta.resolve('third-party-web/package.json')));
const table = join(root, 'main', 'parties', 'build', 'parties.table');

const magic = 0x31505743;
const fingerprintAt = 24;
const fingerprintBytes = 32;

/**
 * Compiles the table unless it was made by this very script from these very versions.
 *
 * @param {{ output?: string }} [options]
 * @returns {{ message: string }}
 */
export function compileParties({ output = table } = {}) {
  const fingerprint = fingerprintOfInputs();
  if (fingerprintIn(output)?.equals(fingerprint))
    return { message: 'The table of parties is up to date.' };
  const operators = new Operators();
  const v4 = readRanges('asn-ipv4-num.csv', operators, (from, to) => [
    Number(from),
    Number(to) + 1,
  ]);
  const v6 = readRanges('asn-ipv6-num.csv', operators, (from, to) => [
    BigInt(from) >> 64n,
    (BigInt(to) + (1n << 64n)) >> 64n,
  ]);
  const parts = layOut(v4, v6, operators, readServices());
  const header = Buffer.alloc(fingerprintAt);
  const counts = [
    magic,
    v4.length,
    v6.length,
    operators.numbers.length,
    parts.names,
    parts.services,
  ];
  counts.forEach((count, index) => {
    header.writeUInt32LE(count, index * 4);
  });
  mkdirSync(join(output, '..'), { recursive: true });
  // Written beside its place and then moved there: nobody meets half of it.
  const unfinished = `${output}.${process.pid}`;
  writeFileSync(unfinished, Buffer.concat([header, fingerprint, ...parts.sections]));
  renameSync(unfinished, output);
  return {
    message: `Compiled the table of parties: ${v4.length + v6.length} ranges, ${operators.numbers.length} networks.`,
  };
}

function fingerprintOfInputs() {
  const hash = createHash('sha256').update(readFileSync(import.meta.filename));
  for (const folder of [networks, services])
    hash.update(readFileSync(join(folder, 'package.json')));
  return hash.digest();
}

/** @param {string} file */
function fingerprintIn(file) {
  try {
    const opened = openSync(file, 'r');
    const bytes = Buffer.alloc(fingerprintBytes);
    readSync(opened, bytes, 0, fingerprintBytes, fingerprintAt);
    closeSync(opened);
    return bytes;
  } catch {
    return null;
  }
}

/** The networks' numbers and their operators' names; the first is nobody's. */
class Operators {
  numbers = [0];
  names = [''];
  #places = new Map([['0', 0]]);

  /** @param {string} number @param {string} quoted as the file has it */
  place(number, quoted) {
    const known = this.#places.get(number);
    if (known !== undefined) return known;
    const name = quoted.startsWith('"') ? quoted.slice(1, -1).replaceAll('""', '"') : quoted;
    this.#places.set(number, this.numbers.length);
    this.numbers.push(Number(number));
    this.names.push(name);
    return this.numbers.length - 1;
  }
}

/**
 * Ranges in order, each up to where the next begins; what belongs to nobody is a range too. Where two overlap, the
 * part that both claim stays with the first.
 */
function readRanges(file, operators, bounds) {
  const ranges = [];
  let end = 0;
  for (const line of readFileSync(join(networks, file), 'utf8').split('\n')) {
    if (line === '') continue;
    const [, first, last, number, name] =
      /^(\d+),(\d+),(\d+),(.*?)\r?$/.exec(line) ?? broken(file, line);
    const [from, to] = bounds(first, last);
    let start = from;
    if (start < end) start = end;
    if (to <= start) continue;
    const network = operators.place(number, name);
    if (start > end || ranges.length === 0) append(ranges, end, 0);
    append(ranges, start, network);
    end = to;
  }
  append(ranges, end, 0);
  return ranges;
}

function broken(file, line) {
  throw new Error(`${file} has a line that is not understood: ${line.slice(0, 80)}`);
}

function append(ranges, start, network) {
  const last = ranges.at(-1);
  if (last?.start === start) last.network = network;
  else if (last?.network !== network) ranges.push({ start, network });
}

/** `[name, company, category, domains]`, by name. */
function readServices() {
  const entities = JSON.parse(
    readFileSync(join(services, 'dist', 'entities-nostats.json'), 'utf8'),
  );
  return entities
    .map(({ name, company, category, domains }) => [name, company ?? name, category, domains])
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

function layOut(v4, v6, operators, known) {
  const names = operators.names.map((name) => Buffer.from(name));
  let length = 0;
  const offsets = [0, ...names.map((name) => (length += name.length))];
  const servicesText = Buffer.from(JSON.stringify(known));
  return {
    names: length,
    services: servicesText.length,
    sections: [
      words(v4.map(({ start }) => start)),
      words(v4.map(({ network }) => network)),
      words(v6.map(({ start }) => Number(BigInt(start) >> 32n))),
      words(v6.map(({ start }) => Number(BigInt(start) & 0xffffffffn))),
      words(v6.map(({ network }) => network)),
      words(operators.numbers),
      words(offsets),
      ...names,
      servicesText,
    ],
  };
}

function words(values) {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => {
    bytes.writeUInt32LE(value, index * 4);
  });
  return bytes;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  console.log(compileParties().message);
}
