// A range of addresses, as vendors publish them: `170.114.0.0/16`, `2603:1063::/38`.
import { type Address, parseAddress } from './address.ts';

export interface Range {
  /** As it was published. */
  readonly text: string;
  readonly base: Address;
  readonly bits: number;
}

/** null for what is no range. A single address is a range of one. */
export const parseRange = (text: string): Range | null => {
  const slash = text.indexOf('/');
  const base = parseAddress(slash < 0 ? text : text.slice(0, slash));
  if (base === null) return null;
  const length = base.words.length * 32;
  if (slash < 0) return { text, base, bits: length };
  const bits = /^\d{1,3}$/.test(text.slice(slash + 1)) ? Number(text.slice(slash + 1)) : length + 1;
  return bits > length ? null : { text, base, bits };
};

export const contains = ({ base, bits }: Range, address: Address): boolean => {
  if (base.family !== address.family) return false;
  for (let word = 0, left = bits; left > 0; word += 1, left -= 32) {
    const mask = left >= 32 ? 0xffffffff : ~(0xffffffff >>> left);
    if ((((base.words[word] ?? 0) ^ (address.words[word] ?? 0)) & mask) !== 0) return false;
  }
  return true;
};
