// One process as the kernel shows it below /proc, read in JavaScript (proc(5)).

import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { uptime } from 'node:os';
import type { ProcessStarted } from '../../port/index.ts';
import { losslessText } from './lossless-text.ts';

/** What is kept of a process between two looks, to tell whether it is still the same. */
export interface ProcessLooked extends ProcessStarted {
  /** A kernel thread holds nothing, whatever its descriptors' permissions say. */
  readonly kernelThread: boolean;
}

export interface ProcClock {
  readonly bootedAtMs: number;
  readonly ticksPerSecond: number;
}

/** Arguments beyond this many bytes are cut, as the native probe does. */
const longestArguments = 4096;
/** PF_KTHREAD in the flags of /proc/PID/stat. */
const kernelThreadFlag = 0x0020_0000;

/** When this machine booted, and the unit of `startTicks`: USER_HZ, 100 on every architecture Node runs on. */
export function procClock(proc = '/proc', nowMs = Date.now()): ProcClock {
  // os.uptime() would do, but rounds to seconds.
  const [seconds] = readOr(`${proc}/uptime`, Buffer.alloc(0)).toString('latin1').split(' ');
  return { bootedAtMs: nowMs - (Number(seconds) || uptime()) * 1000, ticksPerSecond: 100 };
}

/**
 * Reads a process; null when it is gone. `before` is what the last look saw under this pid: when it is the same
 * process with the same executable it is given back as it was, so that a quiet process costs two reads.
 */
export function readProcess(
  pid: number,
  clock: ProcClock,
  before: ProcessLooked | undefined,
  proc = '/proc',
): ProcessLooked | null {
  const folder = `${proc}/${pid}`;
  try {
    const stat = readStat(readFileSync(`${folder}/stat`));
    if (stat === null || stat.over) return null;
    // Its other threads run on, but what it was can no longer be read.
    if (stat.leaderGone && before?.startTicks === stat.startTicks) return before;
    const link = readExecutable(folder);
    const same =
      before !== undefined &&
      before.startTicks === stat.startTicks &&
      before.executable === link.executable;
    if (same) return before;
    const commandLine = readOr(`${folder}/cmdline`, Buffer.alloc(0));
    return {
      type: 'process.started',
      pid,
      startTicks: stat.startTicks,
      startedAtMs: Math.round(clock.bootedAtMs + (stat.startTicks * 1000) / clock.ticksPerSecond),
      parent: stat.parent,
      uid: statSync(folder).uid,
      name: stat.name,
      ...link,
      arguments: splitArguments(commandLine.subarray(0, longestArguments)),
      argumentsTruncated: commandLine.length > longestArguments,
      cgroup: readCgroup(folder),
      kernelThread: stat.kernelThread,
    };
  } catch {
    // It died between two of these reads.
    return null;
  }
}

/** What /proc/PID/stat says; the name may hold spaces and brackets, so it ends at the last `)`. */
export function readStat(bytes: Buffer) {
  const open = bytes.indexOf('(');
  const close = bytes.lastIndexOf(')');
  if (open === -1 || close < open) return null;
  const rest = bytes.toString('latin1', close + 2).split(' ');
  const startTicks = Number(rest[19]);
  const parent = Number(rest[1]);
  const ended = rest[0] === 'Z' || rest[0] === 'X';
  const threads = Number(rest[17]);
  if (!Number.isSafeInteger(startTicks) || !Number.isSafeInteger(parent)) return null;
  return {
    name: losslessText(bytes.subarray(open + 1, close)),
    parent,
    startTicks,
    // A zombie has ended: only its parent has not noticed. Unless it is the first of several threads.
    over: ended && threads <= 1,
    leaderGone: ended && threads > 1,
    kernelThread: (Number(rest[6]) & kernelThreadFlag) !== 0,
  };
}

const deletedMark = ' (deleted)';

function readExecutable(folder: string) {
  let executable: string;
  try {
    executable = losslessText(readlinkSync(`${folder}/exe`, 'buffer'));
  } catch {
    return { executable: null, executableDeleted: false };
  }
  if (!executable.endsWith(deletedMark) || isStill(folder, executable)) {
    return { executable, executableDeleted: false };
  }
  return { executable: executable.slice(0, -deletedMark.length), executableDeleted: true };
}

/** A file may really be called `x (deleted)`: then the name leads to the very file that runs. */
function isStill(folder: string, executable: string): boolean {
  try {
    const running = statSync(`${folder}/exe`);
    const named = statSync(executable);
    return running.dev === named.dev && running.ino === named.ino;
  } catch {
    return false;
  }
}

function splitArguments(bytes: Buffer): string[] {
  if (bytes.length === 0) return [];
  const end = bytes.at(-1) === 0 ? bytes.length - 1 : bytes.length;
  const found: string[] = [];
  for (let from = 0; from <= end; ) {
    const nul = bytes.indexOf(0, from);
    const to = nul === -1 || nul > end ? end : nul;
    found.push(losslessText(bytes.subarray(from, to)));
    from = to + 1;
  }
  return found;
}

/** The unified hierarchy's line (`0::`), or the first one; the path after the second colon. */
function readCgroup(folder: string): string {
  const lines = losslessText(readOr(`${folder}/cgroup`, Buffer.alloc(0)))
    .trimEnd()
    .split('\n');
  const line = lines.find((each) => each.startsWith('0::')) ?? lines[0] ?? '';
  return line.split(':').slice(2).join(':');
}

function readOr(file: string, otherwise: Buffer): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return otherwise;
  }
}

/** Pids below /proc, for a machine without `ps`. */
export function pidsOfProc(proc = '/proc'): number[] {
  return readdirSync(proc)
    .filter((name) => /^[1-9]\d*$/.test(name))
    .map(Number);
}
