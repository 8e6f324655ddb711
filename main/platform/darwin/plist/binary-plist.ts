// Binary property lists. The format is described in Apple's own reader, CFBinaryPList.c
// (https://github.com/apple-oss-distributions/CF/blob/main/CFBinaryPList.c): a head, objects, a table of their places,
// and 32 bytes at the end that say where that table stands.
import { deepest, mostValues, type PlistValue } from './plist-value.ts';

const trailerLength = 32;
/** Dates count seconds from 2001-01-01T00:00:00Z. */
const before2001Ms = 978_307_200_000;

/** Throws an Error that says what is wrong. Cycles, places outside the file and endless lists are refused. */
export function parseBinaryPlist(bytes: Buffer): PlistValue {
  if (bytes.length < 8 + trailerLength) throw new Error('it is too short for a binary list');
  const trailer = bytes.subarray(bytes.length - trailerLength);
  const offsetSize = trailer.readUInt8(6);
  const referenceSize = trailer.readUInt8(7);
  const objects = countIn(trailer.readBigUInt64BE(8));
  const top = countIn(trailer.readBigUInt64BE(16));
  const table = countIn(trailer.readBigUInt64BE(24));
  if (!isSize(offsetSize) || !isSize(referenceSize)) throw new Error('its numbers have no size');
  if (objects > mostValues) throw new Error(`it has more than ${mostValues} objects`);
  if (table + objects * offsetSize > bytes.length - trailerLength)
    throw new Error('its table of objects is not whole');

  const open = new Set<number>();
  let read = 0;

  const placeOf = (object: number): number => {
    if (object >= objects) throw new Error(`there is no object ${object}`);
    const place = bytes.readUIntBE(table + object * offsetSize, offsetSize);
    if (place >= table) throw new Error(`object ${object} stands outside the list`);
    return place;
  };

  /** The count in the lower half of a marker, or in a number that follows; and where the content begins. */
  const lengthAt = (place: number): { readonly length: number; readonly from: number } => {
    const low = bytes.readUInt8(place) & 0x0f;
    if (low !== 0x0f) return { length: low, from: place + 1 };
    const marker = bytes.readUInt8(place + 1);
    if (marker >> 4 !== 0x1) throw new Error('a count is no number');
    const size = 1 << (marker & 0x0f);
    if (size > 8) throw new Error('a count is too long');
    const length = integerAt(place + 2, size);
    return { length: countIn(BigInt(length)), from: place + 2 + size };
  };

  const integerAt = (place: number, size: number): number | bigint => {
    if (size === 8) {
      const whole = bytes.readBigInt64BE(place);
      return Number.isSafeInteger(Number(whole)) ? Number(whole) : whole;
    }
    // Only eight bytes carry a sign; sixteen are how an unsigned number of 64 bits is written.
    return size === 16 ? bytes.readBigUInt64BE(place + 8) : bytes.readUIntBE(place, size);
  };

  const sliceAt = (from: number, length: number): Buffer => {
    if (from + length > table) throw new Error('a value reaches beyond its place');
    return bytes.subarray(from, from + length);
  };

  const referencesAt = (from: number, count: number): number[] => {
    const references = sliceAt(from, count * referenceSize);
    return Array.from({ length: count }, (_, at) =>
      references.readUIntBE(at * referenceSize, referenceSize),
    );
  };

  const inside = <T>(object: number, look: () => T): T => {
    if (open.has(object)) throw new Error(`object ${object} holds itself`);
    if (open.size >= deepest) throw new Error('it is nested too deeply');
    open.add(object);
    const value = look();
    open.delete(object);
    return value;
  };

  const readValue = (object: number): PlistValue => {
    read += 1;
    if (read > mostValues) throw new Error(`it has more than ${mostValues} values`);
    const place = placeOf(object);
    const marker = bytes.readUInt8(place);
    const low = marker & 0x0f;
    switch (marker >> 4) {
      case 0x0:
        if (marker === 0x08) return false;
        if (marker === 0x09) return true;
        return null;
      case 0x1:
        if (low > 4) throw new Error('a number is too long');
        sliceAt(place + 1, 1 << low);
        return integerAt(place + 1, 1 << low);
      case 0x2:
        return low === 2
          ? sliceAt(place + 1, 4).readFloatBE(0)
          : sliceAt(place + 1, 8).readDoubleBE(0);
      case 0x3:
        return new Date(before2001Ms + sliceAt(place + 1, 8).readDoubleBE(0) * 1_000);
      case 0x4: {
        const { length, from } = lengthAt(place);
        return Buffer.from(sliceAt(from, length));
      }
      case 0x5: {
        const { length, from } = lengthAt(place);
        return sliceAt(from, length).toString('latin1');
      }
      case 0x6: {
        const { length, from } = lengthAt(place);
        return Buffer.from(sliceAt(from, length * 2))
          .swap16()
          .toString('utf16le');
      }
      case 0x8:
        // A reference of NSKeyedArchiver to an object of its own list.
        return bytes.readUIntBE(place + 1, Math.min(low + 1, 6));
      case 0xa:
      case 0xc: {
        const { length, from } = lengthAt(place);
        return inside(object, () => referencesAt(from, length).map(readValue));
      }
      case 0xd: {
        const { length, from } = lengthAt(place);
        const references = referencesAt(from, length * 2);
        return inside(object, () => {
          const dictionary = new Map<string, PlistValue>();
          for (let at = 0; at < length; at += 1) {
            const key = readValue(references[at] ?? objects);
            if (typeof key !== 'string') throw new Error('a key is no text');
            dictionary.set(key, readValue(references[at + length] ?? objects));
          }
          return dictionary;
        });
      }
      default:
        throw new Error(`there is no kind of value 0x${marker.toString(16)}`);
    }
  };

  return readValue(top);
}

/** As many bytes as `readUIntBE` takes; real lists have at most four. */
const isSize = (size: number): boolean => size >= 1 && size <= 6;

const countIn = (count: bigint): number => {
  if (count < 0n || count > 0xffff_ffffn) throw new Error('a count is out of bounds');
  return Number(count);
};
