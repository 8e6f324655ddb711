// What is known after one look with ps and lsof, and how two looks differ.
import type { ProbeObservation, ProcessStarted, SocketOpened } from '../../port/index.ts';
import type { LsofSocket } from './lsof.ts';

export interface Look {
  readonly processes: ReadonlyMap<number, ProcessStarted>;
  /** By `socketKey`. */
  readonly sockets: ReadonlyMap<string, SocketOpened>;
}

export const nothingSeen: Look = { processes: new Map(), sockets: new Map() };

/** One socket through its life: its place in the kernel, or whose descriptor it is where lsof does not say. */
const socketKey = ({ pid, descriptor, device, protocol }: LsofSocket): string =>
  `${pid} ${protocol} ${device === '' ? `fd ${descriptor}` : device}`;

/** Numbers for sockets: macOS has none of its own that a program could see. */
export function numberer(): () => number {
  let last = 0;
  return () => {
    last += 1;
    return last;
  };
}

/** Sockets of known processes, those in focus alone where there is a focus, with the number that each had before. */
export function socketsSeen(
  seen: readonly LsofSocket[],
  processes: ReadonlyMap<number, ProcessStarted>,
  before: Look,
  focus: ReadonlySet<number> | null,
  next: () => number,
  atMs: number,
): ReadonlyMap<string, SocketOpened> {
  const sockets = new Map<string, SocketOpened>();
  for (const socket of seen) {
    const { pid, protocol, local, remote, state } = socket;
    const process = processes.get(pid);
    if (process === undefined || (focus !== null && !focus.has(pid))) continue;
    const key = socketKey(socket);
    const known = before.sockets.get(key);
    const same = known !== undefined && sameEnds(known, socket, process.startTicks);
    sockets.set(key, {
      type: 'socket.opened',
      inode: same ? known.inode : next(),
      pid,
      startTicks: process.startTicks,
      protocol,
      local,
      remote,
      state,
      bytesSent: null,
      bytesReceived: null,
      atMs: same ? known.atMs : atMs,
    });
  }
  return sockets;
}

const sameEnds = (known: SocketOpened, socket: LsofSocket, startTicks: number): boolean =>
  known.startTicks === startTicks &&
  JSON.stringify([known.local, known.remote]) === JSON.stringify([socket.local, socket.remote]);

/** What ended first, then what began, so that a reused pid stops before it starts. */
export function differences(before: Look, after: Look, atMs: number): ProbeObservation[] {
  const ended: ProbeObservation[] = [];
  const began: ProbeObservation[] = [];
  for (const [key, { inode }] of before.sockets) {
    if (after.sockets.get(key)?.inode !== inode) ended.push({ type: 'socket.closed', inode, atMs });
  }
  for (const [pid, { startTicks }] of before.processes) {
    if (after.processes.get(pid)?.startTicks !== startTicks)
      ended.push({ type: 'process.stopped', pid, startTicks, atMs });
  }
  for (const [pid, process] of after.processes) {
    const known = before.processes.get(pid);
    const isNew =
      known?.startTicks !== process.startTicks ||
      known.executable !== process.executable ||
      known.name !== process.name;
    if (isNew) began.push(process);
  }
  for (const [key, socket] of after.sockets) {
    const known = before.sockets.get(key);
    if (known?.inode !== socket.inode) began.push(socket);
    else if (known.state !== socket.state) {
      const { inode, state, bytesSent, bytesReceived } = socket;
      began.push({ type: 'socket.changed', inode, state, bytesSent, bytesReceived, atMs });
    }
  }
  return [...ended, ...began];
}
