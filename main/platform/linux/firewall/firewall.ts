// The firewall of Linux behind the port: nftables and control groups of version 2.
import { readFileSync } from 'node:fs';
import type { Problem } from '../../../../preload/contract/index.ts';
import type { Firewall } from '../../port/index.ts';
import {
  groupIdentity,
  isVersion2,
  joinGroup,
  makeGroup,
  members,
  outsideGroup,
} from './groups.ts';
import { findNft, loadRules, noNft } from './nft.ts';
import { shuttingProgram } from './shut-udp.ts';
import { closeSockets } from './sockets.ts';

export const linuxFirewall = (): Firewall => ({
  hindrance: () => (findNft() === null ? noNft : isVersion2() ? null : noGroups),
  makeGroup,
  groupIdentity,
  join: joinGroup,
  outside: outsideGroup,
  members,
  load: loadRules,
  endsUdp: () => shuttingProgram() !== null,
  closeSockets,
  resolvers: () => resolversIn(textOf('/etc/resolv.conf')),
});

/** Pure: resolv.conf(5). A zone (`fe80::1%eth0`) is dropped. */
export const resolversIn = (text: string): readonly string[] =>
  [...text.matchAll(/^\s*nameserver\s+([0-9a-fA-F.:]+)/gm)].map(([, address]) =>
    (address ?? '').toLowerCase(),
  );

const textOf = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};

const noGroups: Problem = {
  kind: 'unavailable',
  subject: '/sys/fs/cgroup',
  message:
    'This machine keeps control groups of the first version, by which a rule cannot tell one program from another.',
  advice:
    'End the client instead; or start the system with control groups of version 2 (systemd.unified_cgroup_hierarchy=1).',
};
