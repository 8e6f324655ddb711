// Rules of firewalls, as far as they are kept in files and name a client: ufw (ufw-framework(8)), firewalld
// (firewalld.service(5), firewalld.zone(5)), nftables (nft(8)) and what iptables-save(8) has written. Neither
// their words nor a client's ports say for certain whose a rule is.
import type { Client } from '../../../catalogue/index.ts';
import type { Ground } from '../../ground/index.ts';
import type { FileSeen, FirewallRule } from '../../port/index.ts';
import { portsOf, type RulePorts } from './client-ports.ts';
import { likeness, wordsOf } from './likenesses.ts';

export const readFirewallRules = (client: Client, ground: Ground): readonly FirewallRule[] => {
  const words = wordsOf(client);
  const paths = client.linux.installPaths;
  const tells: Tells = {
    word: (text) =>
      likeness(text, words) ?? paths.find((path) => text.includes(`"${path}`)) ?? null,
    ports: portsOf(client),
  };
  return [
    ...profiles(ground, tells),
    ...files(ground, ['/etc/ufw/user.rules', '/etc/ufw/user6.rules']).flatMap((file) =>
      ufwRules(file, tells),
    ),
    ...zones(ground, tells),
    ...files(ground, [
      '/etc/nftables.conf',
      ...namesIn(ground, '/etc/nftables', /\.nft$/),
      ...namesIn(ground, '/etc/nftables.d', /\.nft$/),
    ]).flatMap((file) => plainRules('nftables', file, tells)),
    ...files(ground, [
      '/etc/iptables/rules.v4',
      '/etc/iptables/rules.v6',
      '/etc/sysconfig/iptables',
      '/etc/sysconfig/ip6tables',
    ]).flatMap((file) => plainRules('iptables', file, tells)),
  ];
};

/** What in a rule speaks of the client. */
interface Tells {
  word(text: string): string | null;
  ports(rule: RulePorts | null): string | null;
}

const files = (ground: Ground, places: readonly string[]): readonly FileSeen[] =>
  places.flatMap((shown) => ground.file(shown) ?? []);

const namesIn = (ground: Ground, folder: string, ending: RegExp): readonly string[] =>
  ground
    .names(folder)
    .filter((name) => ending.test(name))
    .map((name) => `${folder}/${name}`);

const linesOf = ({ content }: FileSeen): readonly string[] =>
  content.toString('latin1').split('\n');

/** Files that give ports a name. Those without a word of the client's may be its package's all the same. */
const profiles = (ground: Ground, { word }: Tells): readonly FirewallRule[] => [
  ...files(ground, namesIn(ground, '/etc/ufw/applications.d', /^[^.].*$/)).map((file) =>
    profile('ufw', file, firstWord(word, [nameOf(file), ...titlesIn(file)])),
  ),
  ...files(ground, namesIn(ground, '/etc/firewalld/services', /\.xml$/)).map((file) =>
    profile('firewalld', file, word(nameOf(file).replace(/\.xml$/, ''))),
  ),
];

const profile = (
  tool: FirewallRule['tool'],
  file: FileSeen,
  word: string | null,
): FirewallRule => ({ tool, what: 'profile', file, lines: null, word, ports: null });

const firstWord = (word: Tells['word'], texts: readonly string[]): string | null =>
  texts.map(word).find((found) => found !== null) ?? null;

const nameOf = ({ shown }: FileSeen): string => shown.slice(shown.lastIndexOf('/') + 1);

/** `[Zoom]`, `title=Zoom Meetings` */
const titlesIn = (file: FileSeen): readonly string[] =>
  linesOf(file).flatMap((line) => {
    const [, group, title] = /^(?:\[(.*)\]|title=(.*))$/.exec(line.trim()) ?? [];
    return [group, title].filter((text) => text !== undefined);
  });

/**
 * A rule of ufw's: a line that tells it (`### tuple ### allow udp 8801 0.0.0.0/0 any 0.0.0.0/0 Zoom - in`), and those
 * of iptables below it that do it. The words after the addresses name profiles; a comment stands there in hexadecimal.
 */
const ufwRules = (file: FileSeen, tells: Tells): readonly FirewallRule[] => {
  const lines = linesOf(file);
  return lines.flatMap((line, at) => {
    const told = /^### tuple ### (.*)$/.exec(line)?.[1];
    if (told === undefined) return [];
    const [, protocol = '', ports = ''] = told.split(/\s+/);
    const after = lines.slice(at + 1).findIndex((next) => !next.startsWith('-A '));
    const text = lines.slice(at, after < 0 ? lines.length : at + 1 + after).join('\n');
    const word = firstWord(tells.word, namesInTuple(told));
    return rule('ufw', file, at, text, word, tells.ports({ protocol, ports }));
  });
};

const namesInTuple = (told: string): readonly string[] => {
  const comment = /\bcomment=([0-9a-f]+)/i.exec(told)?.[1] ?? '';
  const words = told.replace(/\bcomment=\S*/, '').split(/\s+/);
  return [
    ...words.slice(6).map((word) => word.replaceAll('%20', ' ')),
    Buffer.from(comment, 'hex').toString('utf8'),
  ];
};

/** None where nothing in it speaks of the client. */
const rule = (
  tool: FirewallRule['tool'],
  file: FileSeen,
  at: number,
  text: string,
  word: string | null,
  ports: string | null,
): readonly FirewallRule[] =>
  word === null && ports === null
    ? []
    : [{ tool, what: 'rule', file, lines: { first: at + 1, text }, word, ports }];

/** `<service name="zoom"/>`, `<port port="8801" protocol="udp"/>` in a zone, alone on its line. */
const zones = (ground: Ground, { word, ports }: Tells): readonly FirewallRule[] =>
  files(ground, namesIn(ground, '/etc/firewalld/zones', /\.xml$/)).flatMap((file) =>
    linesOf(file).flatMap((text, at) => {
      const [, element, rest = ''] = /^\s*<(service|port)\s+([^<>]*)\/>\s*$/.exec(text) ?? [];
      if (element === undefined) return [];
      const value = (name: string): string =>
        new RegExp(`\\b${name}="([^"]*)"`).exec(rest)?.[1] ?? '';
      const service = element === 'service' ? word(value('name')) : null;
      const open = { protocol: value('protocol'), ports: value('port') };
      return rule('firewalld', file, at, text, service, element === 'port' ? ports(open) : null);
    }),
  );

/** One rule on one line that has the client in its comment, the path of its program in quotes, or its ports. */
const plainRules = (
  tool: 'nftables' | 'iptables',
  file: FileSeen,
  tells: Tells,
): readonly FirewallRule[] =>
  linesOf(file).flatMap((text, at) => {
    if (!isRule(tool, text)) return [];
    const comment = /comment\s+(?:"([^"]*)"|([^\s-]\S*))/.exec(text);
    const word = tells.word(comment?.[1] ?? comment?.[2] ?? '') ?? tells.word(quoted(text));
    return rule(tool, file, at, text, word, tells.ports(portsIn(tool, text)));
  });

/** Only paths in quotes count besides comments: any other word may be a chain's or a set's. */
const quoted = (text: string): string =>
  (text.match(/"\/[^"]*"/g) ?? []).map((path) => path.toLowerCase()).join(' ');

const portsIn = (tool: 'nftables' | 'iptables', text: string): RulePorts | null => {
  const [, protocol, ports] =
    (tool === 'iptables'
      ? /-p (tcp|udp)\b.*--dports? (\S+)/
      : /\b(tcp|udp) dport \{?\s*([\d,\s-]+)/
    ).exec(text) ?? [];
  return protocol === undefined || ports === undefined
    ? null
    : { protocol, ports: ports.replaceAll(/\s/g, '') };
};

/** Whole by itself: a line that opens or closes something belongs with others. */
const isRule = (tool: 'nftables' | 'iptables', text: string): boolean =>
  tool === 'iptables'
    ? text.startsWith('-A ')
    : /\b(?:accept|drop|reject|queue|jump|goto)\b/.test(text) &&
      !/^\s*#/.test(text) &&
      count(text, '{') === count(text, '}') &&
      !/^\s*(?:add|insert|delete|chain|table)\b/.test(text);

const count = (text: string, sign: string): number => text.split(sign).length - 1;
