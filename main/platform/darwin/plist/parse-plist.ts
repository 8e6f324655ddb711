// A property list, in whichever of its two common formats it was written.
import { causeOf, failure, type Outcome, success } from '../../../outcome.ts';
import { parseBinaryPlist } from './binary-plist.ts';
import type { PlistValue } from './plist-value.ts';
import { parseXmlPlist } from './xml-plist.ts';

/** `place` is named in the problem, `invalid-data`. Never throws. */
export function parsePlist(bytes: Buffer, place: string): Outcome<PlistValue> {
  try {
    return success(
      bytes.subarray(0, 8).toString('latin1').startsWith('bplist')
        ? parseBinaryPlist(bytes)
        : parseXmlPlist(textIn(bytes)),
    );
  } catch (thrown) {
    return failure({
      kind: 'invalid-data',
      subject: place,
      message: `${place} is no property list that can be read.`,
      advice: 'Look at the file; an application that is installed again writes it anew.',
      cause: causeOf(thrown),
    });
  }
}

/** XML in UTF-8 or UTF-16, told apart by the mark at its beginning (XML 1.0, appendix F). */
const textIn = (bytes: Buffer): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.subarray(2).toString('utf16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    const even = bytes.subarray(2, bytes.length - (bytes.length % 2));
    return Buffer.from(even).swap16().toString('utf16le');
  }
  return bytes.toString('utf8').replace(/^\ufeff/, '');
};
