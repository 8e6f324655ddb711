// Addresses that never leave this machine or its own network: nobody on the internet is behind them.
// After the IANA registries of special-purpose addresses, https://www.iana.org/assignments/iana-ipv4-special-registry
// and https://www.iana.org/assignments/iana-ipv6-special-registry, and RFC 5771 and RFC 4291 for multicast.
import type { Address } from './address.ts';
import { contains, parseRange, type Range } from './range.ts';

const said: readonly (readonly [meaning: string, ranges: readonly string[]])[] = [
  ['this machine itself', ['127.0.0.0/8', '::1/128']],
  ['no address yet', ['0.0.0.0/8', '::/128']],
  ['in a private network', ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7']],
  ['on the link that this machine is plugged into', ['169.254.0.0/16', 'fe80::/10']],
  ['inside the network of the internet provider', ['100.64.0.0/10']],
  ['a group of machines (multicast)', ['224.0.0.0/4', 'ff00::/8']],
  ['everybody on the local network (broadcast)', ['255.255.255.255/32']],
];

const networks: readonly (readonly [range: Range, meaning: string])[] = said.flatMap(
  ([meaning, ranges]) =>
    ranges.flatMap((text) => {
      const range = parseRange(text);
      return range === null ? [] : [[range, meaning] as const];
    }),
);

/** What stands behind an address that is not on the internet: "this machine itself"; null for all others. */
export const specialMeaning = (address: Address): string | null =>
  networks.find(([range]) => contains(range, address))?.[1] ?? null;
