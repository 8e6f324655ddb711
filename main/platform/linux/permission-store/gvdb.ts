// GVDB, the hash tables in a file that GNOME's libraries share, as far as the permission store uses it: one table of
// tables, whose keys stand for themselves. Layout: gvdb-format.h of gvdb (gitlab.gnome.org/GNOME/gvdb), little-endian:
//   header    "GVariant", version, options, pointer to the root table
//   table     count of bloom words (27 bits), count of buckets, bloom words, buckets, items to its end
//   item      hash, parent, start and length of the key, kind ("v" a value, "H" a table), a byte unused, pointer
//   pointer   first byte and the one after the last, counted from the beginning of the file
import { Malformed } from './malformed.ts';

const headerBytes = 24;
const itemBytes = 24;
const noParent = 0xffffffff;

export interface GvdbTable {
  readonly tables: ReadonlyMap<string, GvdbTable>;
  /** Serialized GVariants, each of the type `v`. */
  readonly values: ReadonlyMap<string, Buffer>;
}

/** Throws `Malformed`, for pointers out of the file too. Takes time and memory in proportion to the file's size. */
export const readGvdb = (file: Buffer): GvdbTable => {
  if (file.length < headerBytes) throw new Malformed('it is too short for a header');
  if (file.toString('latin1', 0, 8) !== 'GVariant')
    throw new Malformed('it does not begin as a GVDB file of this kind of machine');
  if (file.readUInt32LE(8) !== 0) throw new Malformed('its version is not known');
  // Honest parts share no byte, so all together are never longer than the file: no part can be had a million times.
  let left = file.length;
  const part = (start: number, end: number): Buffer => {
    if (start > end || end > file.length) throw new Malformed('a part of it lies out of the file');
    left -= end - start;
    if (left < 0) throw new Malformed('parts of it lie over each other');
    return file.subarray(start, end);
  };
  return readTable(part, pointerAt(file, 16), deepest);
};

type Part = (start: number, end: number) => Buffer;
type Pointer = readonly [start: number, end: number];

/** The root's tables hold values alone. */
const deepest = 1;

const pointerAt = (bytes: Buffer, at: number): Pointer => [
  bytes.readUInt32LE(at),
  bytes.readUInt32LE(at + 4),
];

const readTable = (part: Part, pointer: Pointer, depth: number): GvdbTable => {
  const table = part(...pointer);
  if (table.length < 8) throw new Malformed('a table of it is too short');
  const bloomWords = table.readUInt32LE(0) % 2 ** 27;
  const buckets = table.readUInt32LE(4);
  const firstItem = 8 + 4 * (bloomWords + buckets);
  if (firstItem > table.length || (table.length - firstItem) % itemBytes !== 0)
    throw new Malformed('a table of it does not hold whole items');
  const tables = new Map<string, GvdbTable>();
  const values = new Map<string, Buffer>();
  for (let at = firstItem; at < table.length; at += itemBytes) {
    if (table.readUInt32LE(at + 4) !== noParent)
      throw new Malformed('a key of it is only the end of another');
    const start = table.readUInt32LE(at + 8);
    const key = part(start, start + table.readUInt16LE(at + 12)).toString('utf8');
    const kind = table.toString('latin1', at + 14, at + 15);
    const content = pointerAt(table, at + 16);
    if (kind === 'v') values.set(key, part(...content));
    else if (kind === 'H' && depth > 0) tables.set(key, readTable(part, content, depth - 1));
    else throw new Malformed('an item of it is neither value nor table');
  }
  return { tables, values };
};
