// What the portable probe knows after one look, and how two looks differ.
import type {
  DeviceHeld,
  ProbeObservation,
  SocketChanged,
  SocketOpened,
} from '../../port/index.ts';
import type { ProcessLooked } from './proc-process.ts';

export interface Look {
  readonly processes: ReadonlyMap<number, ProcessLooked>;
  /** By `heldKey`. */
  readonly held: ReadonlyMap<string, DeviceHeld>;
  /** By inode. */
  readonly sockets: ReadonlyMap<number, SocketOpened>;
  readonly denied: number;
}

export const nothingSeen: Look = {
  processes: new Map(),
  held: new Map(),
  sockets: new Map(),
  denied: 0,
};

/** A node held by one life of a process: a reused pid holds it anew. */
export const heldKey = (pid: number, startTicks: number, node: string) =>
  `${pid} ${startTicks} ${node}`;

/** From `before` to `after`: what ended first, then what began, so that a reused pid stops before it starts. */
export function differences(before: Look, after: Look, atMs: number): ProbeObservation[] {
  const ended: ProbeObservation[] = [];
  const began: ProbeObservation[] = [];

  for (const [key, held] of before.held) {
    if (!after.held.has(key)) ended.push({ ...held, type: 'device.closed', atMs });
  }
  for (const [inode, socket] of before.sockets) {
    const now = after.sockets.get(inode);
    if (now === undefined || !sameOwner(socket, now))
      ended.push({ type: 'socket.closed', inode, atMs });
  }
  for (const [pid, { startTicks }] of before.processes) {
    if (after.processes.get(pid)?.startTicks !== startTicks) {
      ended.push({ type: 'process.stopped', pid, startTicks, atMs });
    }
  }

  for (const [pid, process] of after.processes) {
    const known = before.processes.get(pid);
    if (known === process) continue;
    const exec =
      known?.startTicks !== process.startTicks || known.executable !== process.executable;
    if (exec) began.push(withoutNotes(process));
  }
  for (const [key, held] of after.held) {
    if (!before.held.has(key)) began.push(held);
  }
  for (const [inode, socket] of after.sockets) {
    const known = before.sockets.get(inode);
    if (known === undefined || !sameOwner(known, socket)) began.push(socket);
    else if (known.state !== socket.state) began.push(changed(socket, atMs));
  }
  return [...ended, ...began];
}

const sameOwner = (one: SocketOpened, other: SocketOpened) =>
  one.pid === other.pid && one.startTicks === other.startTicks;

const changed = (socket: SocketOpened, atMs: number): SocketChanged => ({
  type: 'socket.changed',
  inode: socket.inode,
  state: socket.state,
  bytesSent: socket.bytesSent,
  bytesReceived: socket.bytesReceived,
  atMs,
});

function withoutNotes({ kernelThread: _, ...process }: ProcessLooked): ProbeObservation {
  return process;
}
