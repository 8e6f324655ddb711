// One look at the machine without a native program: processes from ps-list, the rest from plain reads of /proc.
import { readlinkSync, realpathSync } from 'node:fs';
import { setImmediate as breathe } from 'node:timers/promises';
import type { DeviceHeld, SocketOpened } from '../../port/index.ts';
import { readNetstatSockets } from './netstat-sockets.ts';
import { heldKey, type Look } from './portable-look.ts';
import { readDescriptors } from './proc-descriptors.ts';
import {
  type ProcClock,
  type ProcessLooked,
  pidsOfProc,
  procClock,
  readProcess,
} from './proc-process.ts';
import { readProcSockets } from './proc-sockets.ts';
import type { OwnedRow, SocketRow } from './socket-row.ts';

export interface Sight {
  readonly proc: string;
  readonly devices: string;
  readonly clock: ProcClock;
  /** The pids there are now; some may be gone before they are looked at. */
  readonly pids: () => Promise<readonly number[]>;
  /** Where connections come from: the kernel's own tables, or netstat where these cannot be read. */
  readonly tables: 'proc' | 'netstat';
}

/** The sight of this machine; a test gives parts of its own. */
export function sightOf(devices: string, parts: Partial<Sight> = {}): Sight {
  const proc = parts.proc ?? '/proc';
  return {
    proc,
    devices: realFolder(devices),
    clock: parts.clock ?? procClock(proc),
    pids: parts.pids ?? (() => listPids(proc)),
    tables: parts.tables ?? (readProcSockets(process.pid, proc) === null ? 'netstat' : 'proc'),
  };
}

/** Looks at every process, and at the sockets of those in focus (null: of all). */
export async function look(
  sight: Sight,
  before: Look,
  focus: ReadonlySet<number> | null,
): Promise<Look> {
  const processes = new Map<number, ProcessLooked>();
  const held = new Map<string, DeviceHeld>();
  const inodes: [ProcessLooked, readonly number[]][] = [];
  let denied = 0;
  let turn = 0;
  for (const pid of [...(await sight.pids())].sort((a, b) => a - b)) {
    // A thousand processes are 30 ms of work: others get their turn in between.
    turn += 1;
    if (turn % 64 === 0) await breathe();
    const process = readProcess(pid, sight.clock, before.processes.get(pid), sight.proc);
    if (process === null) continue;
    const descriptors = process.kernelThread
      ? 'gone'
      : readDescriptors(pid, sight.devices, sight.proc);
    processes.set(pid, process);
    if (descriptors === 'denied') denied += 1;
    if (typeof descriptors === 'string') continue;
    hold(process, descriptors.devices, before, held);
    if (focus === null || focus.has(pid)) inodes.push([process, descriptors.socketInodes]);
  }
  return { processes, held, denied, sockets: await socketsOf(sight, before, inodes) };
}

/** Looks again at the sockets of the focus alone: for a focus that changed. */
export async function lookAtSockets(
  sight: Sight,
  before: Look,
  focus: ReadonlySet<number>,
): Promise<Look> {
  const inodes: [ProcessLooked, readonly number[]][] = [];
  for (const pid of focus) {
    const known = before.processes.get(pid);
    if (known === undefined) continue;
    const descriptors = readDescriptors(pid, sight.devices, sight.proc);
    if (typeof descriptors !== 'string') inodes.push([known, descriptors.socketInodes]);
  }
  return { ...before, sockets: await socketsOf(sight, before, inodes) };
}

function hold(
  { pid, startTicks }: ProcessLooked,
  devices: ReadonlyMap<string, DeviceHeld['device']>,
  before: Look,
  into: Map<string, DeviceHeld>,
): void {
  for (const [path, device] of devices) {
    const key = heldKey(pid, startTicks, path);
    const known = before.held.get(key);
    const atMs = known?.atMs ?? Date.now();
    into.set(key, known ?? { type: 'device.opened', device, path, pid, startTicks, atMs });
  }
}

async function socketsOf(
  sight: Sight,
  before: Look,
  holders: readonly [ProcessLooked, readonly number[]][],
): Promise<Map<number, SocketOpened>> {
  const found = new Map<number, SocketOpened>();
  const add = (row: SocketRow, { pid, startTicks }: ProcessLooked) => {
    // Descriptors that several processes share count once: for the one that had it before, or the lowest pid.
    const known = before.sockets.get(row.inode);
    if (found.has(row.inode) && known?.pid !== pid) return;
    const { inode, protocol, local, remote, state } = row;
    const counts = { bytesSent: null, bytesReceived: null };
    const atMs = known?.atMs ?? Date.now();
    const type = 'socket.opened' as const;
    found.set(inode, {
      type,
      inode,
      pid,
      startTicks,
      protocol,
      local,
      remote,
      state,
      ...counts,
      atMs,
    });
  };
  if (holders.length === 0) return found;
  if (sight.tables === 'netstat') {
    const holderOf = new Map(holders.map(([process]) => [process.pid, process]));
    for (const row of await netstatRows()) {
      const holder = holderOf.get(row.pid);
      if (holder !== undefined) add(row, holder);
    }
    return found;
  }
  const tables = new Map<string, ReadonlyMap<number, SocketRow>>();
  for (const [process, inodes] of holders) {
    if (inodes.length === 0) continue;
    const namespace = networkOf(process.pid, sight.proc);
    let table = tables.get(namespace);
    if (table === undefined) {
      table = readProcSockets(process.pid, sight.proc) ?? new Map();
      tables.set(namespace, table);
    }
    for (const inode of inodes) {
      const row = table.get(inode);
      if (row !== undefined) add(row, process);
    }
  }
  return found;
}

/** Processes of one network namespace share one table. */
function networkOf(pid: number, proc: string): string {
  try {
    return readlinkSync(`${proc}/${pid}/ns/net`);
  } catch {
    return `pid ${pid}`;
  }
}

async function netstatRows(): Promise<OwnedRow[]> {
  try {
    return await readNetstatSockets();
  } catch {
    // Neither netstat nor ss: the health of `sockets` has said so already.
    return [];
  }
}

/** ps-list where there is a `ps`; the names below /proc where there is none. */
async function listPids(proc: string): Promise<number[]> {
  try {
    const { default: psList } = await import('ps-list');
    return (await psList()).map(({ pid }) => pid);
  } catch {
    return pidsOfProc(proc);
  }
}

function realFolder(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}
