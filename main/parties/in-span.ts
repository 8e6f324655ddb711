// Whether an address lies in a range (`a/bits`), a span (`from-to`), or is the very one.
import { type Address, parseAddress } from './address.ts';
import { contains, parseRange } from './range.ts';

/** False for what is no address. */
export const inSpan = (span: string, text: string): boolean => {
  const address = parseAddress(text);
  if (address === null) return false;
  const dash = span.indexOf('-');
  if (dash < 0) {
    const range = parseRange(span);
    return range !== null && contains(range, address);
  }
  const [from, to] = [parseAddress(span.slice(0, dash)), parseAddress(span.slice(dash + 1))];
  if (from === null || to === null || from.family !== address.family) return false;
  return order(from, address) <= 0 && order(address, to) <= 0;
};

const order = (a: Address, b: Address): number => {
  for (const [at, word] of a.words.entries()) {
    const other = b.words[at] ?? 0;
    if (word !== other) return word >>> 0 < other >>> 0 ? -1 : 1;
  }
  return 0;
};
