// Blocks into one table of nftables: the whole of it every time, so that it is replaced at once or not at all. nft(8).
import type { Block } from '../../preload/contract/index.ts';
import { addressList } from './address-list.ts';
import { ownGroup } from './own-group.ts';

/** The one table that is ours; no other is ever named. */
const table = 'inet callwarden';

export interface OnTrial {
  readonly client: string;
  readonly uid: number;
  /** After so many seconds the kernel itself lets the block lapse, whatever becomes of us. */
  readonly seconds: number;
}

/** Pure. Blocks whose group is not the client's own are left out: a rule never matches anybody else's processes. */
export const rulesOf = (blocks: readonly Block[], trial: OnTrial | null): string => {
  // Naming it before deleting it makes deleting right where it is not there yet: one transaction, in any case.
  const anew = `table ${table}\ndelete table ${table}\n`;
  const sound = blocks.filter(isSound);
  if (sound.length === 0) return anew;
  const parts = sound.map((block) =>
    partOf(block, trial?.client === block.client && trial.uid === block.uid ? trial : null),
  );
  return `${anew}
table ${table} {
${parts.map(({ body }) => body).join('\n')}
  chain output {
    type filter hook output priority filter; policy accept;
${parts.map(({ match, name }) => `    ${match} jump ${name}_out`).join('\n')}
  }
  chain input {
    type filter hook input priority filter; policy accept;
${parts.map(({ match, name }) => `    ${match} jump ${name}_in`).join('\n')}
  }
}
`;
};

export const isSound = ({ client, uid, group }: Pick<Block, 'client' | 'uid' | 'group'>): boolean =>
  group === ownGroup(client, uid);

interface Part {
  readonly name: string;
  readonly match: string;
  readonly body: string;
}

const partOf = (block: Block, trial: OnTrial | null): Part => {
  const { client, uid, group, cut, spared, resolvers } = block;
  // Ids of clients have no underscore, so no two clients share a name.
  const name = `u${uid}_${client.replaceAll('-', '_')}`;
  const path = group.slice(1);
  const level = path.split('/').length;
  const socket = `socket cgroupv2 level ${level} "${path}"`;
  const sets = [
    ...setsOf(`${name}_spared`, spared),
    ...setsOf(`${name}_resolvers`, resolvers),
    ...(cut === null ? [] : setsOf(`${name}_cut`, cut)),
    ...(trial === null ? [] : [trialSet(name, trial.seconds)]),
  ];
  return {
    name,
    match: trial === null ? socket : `meta nfproto @${name}_trial ${socket}`,
    body: `${sets.join('\n')}
${chain(`${name}_out`, [
  'ip daddr 127.0.0.0/8 return',
  'ip6 daddr ::1 return',
  ...(resolvers.length === 0
    ? []
    : ['ip', 'ip6'].map(
        (ip) =>
          `${ip} daddr @${name}_resolvers${suffix(ip)} meta l4proto { tcp, udp } th dport 53 return`,
      )),
  ...['ip', 'ip6'].map((ip) => `${ip} daddr @${name}_spared${suffix(ip)} return`),
  ...(cut === null
    ? refusals('')
    : ['ip', 'ip6'].flatMap((ip) => refusals(`${ip} daddr @${name}_cut${suffix(ip)} `))),
])}
${chain(`${name}_in`, [
  'ip saddr 127.0.0.0/8 return',
  'ip6 saddr ::1 return',
  // Our own refusals come in this way.
  'tcp flags & rst == rst return',
  'meta l4proto { icmp, icmpv6 } return',
  ...(resolvers.length === 0
    ? []
    : ['ip', 'ip6'].map(
        (ip) =>
          `${ip} saddr @${name}_resolvers${suffix(ip)} meta l4proto { tcp, udp } th sport 53 return`,
      )),
  ...['ip', 'ip6'].map((ip) => `${ip} saddr @${name}_spared${suffix(ip)} return`),
  ...(cut === null
    ? ['counter drop']
    : ['ip', 'ip6'].map((ip) => `${ip} saddr @${name}_cut${suffix(ip)} counter drop`)),
])}`,
  };
};

const suffix = (ip: string): string => (ip === 'ip' ? '4' : '6');

/** Refused aloud, so that a program gives up at once instead of waiting. */
const refusals = (match: string): readonly string[] => [
  `${match}meta l4proto tcp counter reject with tcp reset`,
  `${match}counter reject with icmpx type admin-prohibited`,
];

const setsOf = (name: string, texts: readonly string[]): readonly string[] => {
  const { v4, v6 } = addressList(texts);
  return [set(`${name}4`, 'ipv4_addr', v4), set(`${name}6`, 'ipv6_addr', v6)];
};

const set = (name: string, type: string, elements: readonly string[]): string =>
  `  set ${name} { type ${type}; flags interval; auto-merge;${elements.length === 0 ? '' : ` elements = { ${elements.join(', ')} }`} }`;

const trialSet = (name: string, seconds: number): string =>
  `  set ${name}_trial { type nf_proto; flags timeout; elements = { ipv4 timeout ${seconds}s, ipv6 timeout ${seconds}s } }`;

const chain = (name: string, rules: readonly string[]): string =>
  `  chain ${name} {\n${rules.map((rule) => `    ${rule}`).join('\n')}\n  }`;
