// Writes a table of the permission store as GVDB, independently of what reads it: little-endian, no bloom filter, one
// bucket for all. Formats: see main/platform/linux/permission-store.

export type Table = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

/** What portals keep with a permission that needs nothing kept: a byte. */
const nothingKept = Buffer.from([0, 0, 'y'.charCodeAt(0)]);

export const writeTable = (table: Table): Buffer =>
  fileOf([
    ['main', { table: [...table].map(([id, entry]) => [id, { value: entryOf(entry) }]) }],
    ['apps', { table: appsIn(table).map((app) => [app, { value: entriesOf(app, table) }]) }],
  ]);

const appsIn = (table: Table): readonly string[] => [
  ...new Set([...table.values()].flatMap((permissions) => [...permissions.keys()])),
];

/** The other way round: the ids of the entries that an application is in. */
const entriesOf = (app: string, table: Table): Buffer => {
  const ids = [...table].flatMap(([id, permissions]) => (permissions.has(app) ? [text(id)] : []));
  return Buffer.concat([array(ids), Buffer.from('\0as')]);
};

const entryOf = (permissions: ReadonlyMap<string, readonly string[]>): Buffer => {
  const apps = [...permissions].map(([app, words]) => pair(text(app), array(words.map(text))));
  return Buffer.concat([pair(nothingKept, array(apps)), Buffer.from('\0(va{sas})')]);
};

const text = (value: string): Buffer => Buffer.from(`${value}\0`);

const pair = (first: Buffer, second: Buffer): Buffer =>
  withOffsets(Buffer.concat([first, second]), [first.length]);

const array = (elements: readonly Buffer[]): Buffer => {
  let end = 0;
  const ends = elements.map(({ length }) => {
    end += length;
    return end;
  });
  return withOffsets(Buffer.concat(elements), ends);
};

/** Offsets are as wide as counting the whole container takes, themselves included. */
const withOffsets = (body: Buffer, offsets: readonly number[]): Buffer => {
  const fits = (size: number) => body.length + size * offsets.length < 2 ** (8 * size);
  const size = [1, 2, 4].find(fits) ?? 4;
  const after = Buffer.alloc(size * offsets.length);
  for (const [at, offset] of offsets.entries()) after.writeUIntLE(offset, at * size, size);
  return Buffer.concat([body, after]);
};

type Item = readonly [key: string, Content];
type Content = { readonly value: Buffer } | { readonly table: readonly Item[] };

const fileOf = (root: readonly Item[]): Buffer => {
  const header = Buffer.alloc(24);
  header.write('GVariant', 'latin1');
  const parts: Buffer[] = [header];
  let length = header.length;
  /** Each part begins where eight divides. */
  const put = (part: Buffer): readonly [number, number] => {
    const padding = Buffer.alloc((8 - (length % 8)) % 8);
    parts.push(padding, part);
    const start = length + padding.length;
    length = start + part.length;
    return [start, length];
  };
  const putTable = (items: readonly Item[]): readonly [number, number] => {
    const table = Buffer.alloc(12 + 24 * items.length);
    table.writeUInt32LE(1, 4);
    const place = put(table);
    for (const [index, [key, content]] of items.entries()) {
      const at = 12 + 24 * index;
      const name = Buffer.from(key);
      const [start] = put(name);
      const [from, to] = 'value' in content ? put(content.value) : putTable(content.table);
      table.writeUInt32LE(hashOf(name), at);
      table.writeUInt32LE(0xffffffff, at + 4);
      table.writeUInt32LE(start, at + 8);
      table.writeUInt16LE(name.length, at + 12);
      table.write('value' in content ? 'v' : 'H', at + 14, 'latin1');
      table.writeUInt32LE(from, at + 16);
      table.writeUInt32LE(to, at + 20);
    }
    return place;
  };
  const [start, end] = putTable(root);
  header.writeUInt32LE(start, 16);
  header.writeUInt32LE(end, 20);
  return Buffer.concat(parts);
};

/** Daniel J. Bernstein's, over signed bytes. */
const hashOf = (key: Buffer): number =>
  [...new Int8Array(key)].reduce((hash, byte) => (Math.imul(hash, 33) + byte) >>> 0, 5381);
