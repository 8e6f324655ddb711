// An address as numbers. What is no address gives null; nothing here asks anybody for a name.

/** `words` are 32 bits each, the highest first: one for IPv4, four for IPv6. */
export interface Address {
  readonly family: 4 | 6;
  readonly words: readonly number[];
}

/**
 * Reads an address as the socket tables print it. IPv4 inside IPv6 is the IPv4 address that it stands for: mapped
 * (RFC 4291, 2.5.5.2) and behind a translator's well-known prefix (RFC 6052, 2.1). A zone (`fe80::1%eth0`) is dropped.
 */
export const parseAddress = (text: string): Address | null => {
  if (!text.includes(':')) return v4(parseV4(text));
  const zone = text.indexOf('%');
  const words = parseV6(zone < 0 ? text : text.slice(0, zone));
  if (words === null) return null;
  return v4(embeddedV4(words)) ?? { family: 6, words };
};

const v4 = (word: number | null): Address | null =>
  word === null ? null : { family: 4, words: [word] };

const embeddedV4 = ([a, b, c, d]: readonly number[]): number | null => {
  const mapped = a === 0 && b === 0 && c === 0xffff;
  const translated = a === 0x0064ff9b && b === 0 && c === 0;
  return mapped || translated ? (d ?? null) : null;
};

/** Four decimal parts without leading zeros, which some programs take for octal. */
const parseV4 = (text: string): number | null => {
  const parts = text.split('.');
  if (parts.length !== 4) return null;
  let word = 0;
  for (const part of parts) {
    if (!/^(0|[1-9]\d{0,2})$/.test(part) || Number(part) > 255) return null;
    word = word * 256 + Number(part);
  }
  return word;
};

const parseV6 = (text: string): readonly number[] | null => {
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const head = groupsOf(halves[0] ?? '', halves.length === 1);
  const tail = groupsOf(halves[1] ?? '', true);
  if (head === null || tail === null) return null;
  const missing = 8 - head.length - tail.length;
  // `::` stands for at least one group.
  if (halves.length === 2 ? missing < 1 : missing !== 0) return null;
  const groups = [...head, ...new Array<number>(missing).fill(0), ...tail];
  return [0, 2, 4, 6].map((at) => (groups[at] ?? 0) * 0x10000 + (groups[at + 1] ?? 0));
};

/** Groups of 16 bits; the last may be an IPv4 address where it ends the whole. */
const groupsOf = (text: string, last: boolean): number[] | null => {
  if (text === '') return [];
  const parts = text.split(':');
  const groups: number[] = [];
  for (const [index, part] of parts.entries()) {
    if (last && index === parts.length - 1 && part.includes('.')) {
      const word = parseV4(part);
      if (word === null) return null;
      groups.push(Math.floor(word / 0x10000), word % 0x10000);
    } else if (/^[0-9a-f]{1,4}$/i.test(part)) {
      groups.push(Number.parseInt(part, 16));
    } else {
      return null;
    }
  }
  return groups.length > 8 ? null : groups;
};
