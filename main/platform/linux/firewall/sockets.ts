// Open sockets of some processes, and closing them: ss(8) of iproute2 lists and, with -K, destroys them.
import { type Outcome, success } from '../../../outcome.ts';
import { type Argv, exitedWell, runCommand } from '../../command/index.ts';

export interface OpenSocket {
  readonly protocol: 'tcp' | 'udp';
  readonly local: string;
  readonly peer: string;
  /** null where it is connected to nobody. */
  readonly remote: { readonly address: string; readonly port: number } | null;
  readonly pids: readonly number[];
}

/** Pure: lines of `ss -tunpH` (`tcp ESTAB 0 0 10.0.0.2:40000 1.2.3.4:443 users:(("zoom",pid=7,fd=9))`). */
export const parseSockets = (text: string): readonly OpenSocket[] =>
  text.split('\n').flatMap((line): readonly OpenSocket[] => {
    const [protocol, , , , local, peer, ...rest] = line.trim().split(/\s+/);
    if ((protocol !== 'tcp' && protocol !== 'udp') || local === undefined || peer === undefined)
      return [];
    const pids = [...rest.join(' ').matchAll(/pid=(\d+)/g)].map(([, pid]) => Number(pid));
    return [{ protocol, local, peer, remote: remoteOf(peer), pids }];
  });

/** `1.2.3.4:443`, `[2001:db8::1]:443`, `[::ffff:1.2.3.4]:443`, `0.0.0.0:*`. */
const remoteOf = (peer: string): OpenSocket['remote'] => {
  const [, bracketed, plain, port] = /^(?:\[([^\]]+)\]|([^:]+)):(\d+)$/.exec(peer) ?? [];
  const address = bracketed ?? plain;
  return address === undefined || port === undefined ? null : { address, port: Number(port) };
};

export const closeSockets = async (
  pids: readonly number[],
  isCut: (remote: OpenSocket['remote']) => boolean,
): Promise<Outcome<number>> => {
  const list: Argv = ['ss', '-tunpaH'];
  const listed = exitedWell(list, await runCommand(list));
  if (!listed.ok) return listed;
  const wanted = new Set(pids);
  const open = parseSockets(listed.value).filter(
    (socket) => socket.pids.some((pid) => wanted.has(pid)) && isCut(socket.remote),
  );
  let closed = 0;
  for (const { protocol, local, peer, remote } of open) {
    // A listener waits for others; it is no line to anybody.
    if (remote === null && protocol === 'tcp') continue;
    const peers = remote === null ? [] : ['dst', peer];
    const kill: Argv = [
      'ss',
      '-K',
      '-H',
      protocol === 'tcp' ? '-t' : '-u',
      '-a',
      'src',
      local,
      ...peers,
    ];
    const killed = exitedWell(kill, await runCommand(kill));
    if (!killed.ok) return killed;
    closed += 1;
  }
  return success(closed);
};
