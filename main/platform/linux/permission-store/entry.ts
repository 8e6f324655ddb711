// One entry of the store's, a GVariant of the type `(va{sas})`: what a portal keeps with it, and each application's
// permissions. Layout: https://docs.gtk.org/glib/gvariant-specification-1.0.html
import { Malformed } from './malformed.ts';

export type Permissions = ReadonlyMap<string, readonly string[]>;

const entryType = '(va{sas})';

/** `value` is a GVariant of the type `v`: the entry, a zero byte, the entry's type. Throws `Malformed`. */
export const readEntry = (value: Buffer): Permissions => {
  const zero = value.lastIndexOf(0);
  if (zero < 0 || value.toString('latin1', zero + 1) !== entryType)
    throw new Malformed('an entry of it is of another type');
  const [, permissions] = pairIn(value.subarray(0, zero));
  return new Map(
    elementsOf(permissions).map((each) => {
      const [application, words] = pairIn(each);
      return [textOf(application), elementsOf(words).map(textOf)];
    }),
  );
};

/** A tuple or dictionary entry of two members of any length: after both stands where the first one ends. */
const pairIn = (bytes: Buffer): readonly [first: Buffer, second: Buffer] => {
  const size = offsetBytes(bytes);
  const offsets = bytes.length - size;
  if (offsets < 0) throw new Malformed('an entry of it is too short');
  const end = offsetAt(bytes, offsets, size);
  if (end > offsets) throw new Malformed('an entry of it ends beyond itself');
  return [bytes.subarray(0, end), bytes.subarray(end, offsets)];
};

/** An array of elements of any length: after them stands where each one ends. */
const elementsOf = (bytes: Buffer): readonly Buffer[] => {
  if (bytes.length === 0) return [];
  const size = offsetBytes(bytes);
  const offsets = offsetAt(bytes, bytes.length - size, size);
  if (offsets > bytes.length - size || (bytes.length - offsets) % size !== 0)
    throw new Malformed('a list in it does not hold whole elements');
  const elements: Buffer[] = [];
  let start = 0;
  for (let at = offsets; at < bytes.length; at += size) {
    const end = offsetAt(bytes, at, size);
    if (end < start || end > offsets) throw new Malformed('elements of a list in it cross');
    elements.push(bytes.subarray(start, end));
    start = end;
  }
  return elements;
};

const textOf = (bytes: Buffer): string => {
  if (bytes.length === 0 || bytes.indexOf(0) !== bytes.length - 1)
    throw new Malformed('a text in it does not end with a zero byte');
  return bytes.toString('utf8', 0, bytes.length - 1);
};

/** As few bytes as can count the container's own. No file that is read here is too long for four. */
const offsetBytes = ({ length }: Buffer): 1 | 2 | 4 =>
  length <= 0xff ? 1 : length <= 0xffff ? 2 : 4;

const offsetAt = (bytes: Buffer, at: number, size: 1 | 2 | 4): number => {
  if (at < 0) throw new Malformed('an entry of it is too short');
  return bytes.readUIntLE(at, size);
};
