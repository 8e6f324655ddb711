// Open sockets of a group of processes, and closing them: ss(8) of iproute2 lists and, with -K, destroys them.
import { type Outcome, success } from '../../../outcome.ts';
import { type Argv, exitedWell, runCommand } from '../../command/index.ts';
import { groupIdentity, members } from './groups.ts';
import { shutUdp } from './shut-udp.ts';

export interface OpenSocket {
  readonly protocol: 'tcp' | 'udp';
  readonly local: string;
  readonly peer: string;
  /** null where it is connected to nobody. */
  readonly remote: { readonly address: string; readonly port: number } | null;
  readonly pids: readonly number[];
  /** The control group in which it was made, whatever group its process is in now; null where ss does not tell. */
  readonly group: string | null;
  readonly inode: number | null;
}

/** Pure: lines of `ss -tunpeH` (`tcp ESTAB 0 0 10.0.0.2:40000 1.2.3.4:443 users:(("zoom",pid=7,fd=9)) ino:8 cgroup:/a`). */
export const parseSockets = (text: string): readonly OpenSocket[] =>
  text.split('\n').flatMap((line): readonly OpenSocket[] => {
    const [protocol, , , , local, peer, ...rest] = line.trim().split(/\s+/);
    if ((protocol !== 'tcp' && protocol !== 'udp') || local === undefined || peer === undefined)
      return [];
    const pids = [...rest.join(' ').matchAll(/pid=(\d+)/g)].map(([, pid]) => Number(pid));
    const said = (name: string): string | null =>
      rest.find((word) => word.startsWith(`${name}:`))?.slice(name.length + 1) ?? null;
    const inode = Number(said('ino'));
    return [
      {
        protocol,
        local,
        peer,
        remote: remoteOf(peer),
        pids,
        group: said('cgroup'),
        inode: inode > 0 ? inode : null,
      },
    ];
  });

/** `1.2.3.4:443`, `[2001:db8::1]:443`, `[::ffff:1.2.3.4]:443`, `0.0.0.0:*`. */
const remoteOf = (peer: string): OpenSocket['remote'] => {
  const [, bracketed, plain, port] = /^(?:\[([^\]]+)\]|([^:]+)):(\d+)$/.exec(peer) ?? [];
  const address = bracketed ?? plain;
  return address === undefined || port === undefined ? null : { address, port: Number(port) };
};

export const closeSockets = async (
  group: string,
  isCut: (remote: OpenSocket['remote']) => boolean,
): Promise<Outcome<number>> => {
  const listed = await listSockets();
  if (!listed.ok) return listed;
  const pids = new Set(members(group));
  const cut = parseSockets(listed.value).filter(
    (socket) => socket.pids.some((pid) => pids.has(pid)) && isCut(socket.remote),
  );
  const names = namesOf(group);
  let closed = 0;
  for (const socket of cut) {
    // A listener waits for others; it is no line to anybody.
    if (socket.remote === null && socket.protocol === 'tcp') continue;
    // Made in the group: the rules hold it, for as long as they stand.
    if (socket.protocol === 'udp' && names.has(socket.group)) continue;
    const ended = (await shutUdp(socket, pids)) ?? (await destroy(socket));
    if (!ended.ok) return ended;
    closed += 1;
  }
  return success(closed);
};

/** As ss names it: by its number alone where another hierarchy was mounted before the one that holds. */
const namesOf = (group: string): ReadonlySet<string | null> => {
  const identity = groupIdentity(group);
  const number = identity === null ? [] : [`unreachable:${BigInt(identity).toString(16)}`];
  return new Set([group, ...number]);
};

const listSockets = async (): Promise<Outcome<string>> => {
  const list: Argv = ['ss', '-tunpaeH', '--cgroup'];
  const listed = exitedWell(list, await runCommand(list));
  if (listed.ok) return listed;
  // Before iproute2 5.9 it does not know groups.
  const plain: Argv = ['ss', '-tunpaH'];
  return exitedWell(plain, await runCommand(plain));
};

const destroy = async ({
  protocol,
  local,
  peer,
  remote,
}: OpenSocket): Promise<Outcome<unknown>> => {
  const peers = remote === null ? [] : ['dst', peer];
  const kind = protocol === 'tcp' ? '-t' : '-u';
  const kill: Argv = ['ss', '-K', '-H', kind, '-a', 'src', local, ...peers];
  return exitedWell(kill, await runCommand(kill));
};
