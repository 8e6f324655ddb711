// Processes as ps(1) lists them.

import type { Argv } from '../../command/index.ts';
import type { ProcessStarted } from '../../port/index.ts';

/** Each column without a heading; the executable's path, which may hold anything, comes last. */
export const psArgv: Argv = ['/bin/ps', '-axww', '-o', 'pid=,ppid=,uid=,lstart=,comm='];

/** The arguments besides: joined by spaces, as ps knows them. */
export const psArgumentsArgv: Argv = ['/bin/ps', '-axww', '-o', 'pid=,args='];

/** The start of one process, or nothing where there is none. */
export const psStartArgv = (pid: number): Argv => ['/bin/ps', '-o', 'lstart=', '-p', String(pid)];

export interface PsProcess {
  readonly pid: number;
  readonly parent: number;
  readonly uid: number;
  /** Seconds since 1970: all that ps tells, and what `startTicks` counts on macOS. */
  readonly startedAtS: number;
  /** A path for what was started by one; else the name. A zombie's is `(name)`. */
  readonly command: string;
}

const months = 'JanFebMarAprMayJunJulAugSepOctNovDec';
const start = String.raw`\w{3} (\w{3}) +(\d{1,2}) (\d\d):(\d\d):(\d\d) (\d{4})`;
const row = new RegExp(String.raw`^ *(\d+) +(\d+) +(\d+) ${start} +(.*)$`, 's');

/** Pure. Lines that are no process are counted, not guessed at. */
export function parsePs(text: string): {
  readonly processes: readonly PsProcess[];
  readonly unread: number;
} {
  const processes: PsProcess[] = [];
  let unread = 0;
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const found = row.exec(line);
    const startedAtS = found === null ? null : secondsOf(found.slice(4, 10));
    if (found === null || startedAtS === null) {
      unread += 1;
      continue;
    }
    processes.push({
      pid: Number(found[1]),
      parent: Number(found[2]),
      uid: Number(found[3]),
      startedAtS,
      command: (found[10] ?? '').trimEnd(),
    });
  }
  return { processes, unread };
}

/** Pure: `Wed Jul 29 15:37:10 2026`, in UTC, as seconds since 1970; null for anything else. */
export function parseStart(text: string): number | null {
  const found = new RegExp(`^${start}$`).exec(text.trim());
  return found === null ? null : secondsOf(found.slice(1, 7));
}

/** Pure: the words of each process. A word with a space in it comes as two: ps does not tell them apart. */
export function parsePsArguments(text: string): ReadonlyMap<number, readonly string[]> {
  const found = new Map<number, readonly string[]>();
  for (const line of text.split('\n')) {
    const [, pid, words = ''] = /^ *(\d+) (.*)$/s.exec(line) ?? [];
    if (pid !== undefined) found.set(Number(pid), words.trim().split(/ +/));
  }
  return found;
}

const mostArgumentBytes = 4_096;

/** In the port's words. What has ended and only waits for its parent is no process any more. */
export function startedProcess(
  process: PsProcess,
  words: readonly string[] = [],
): ProcessStarted | null {
  const { pid, parent, uid, startedAtS, command } = process;
  if (/^\(.*\)$|^<defunct>$/.test(command)) return null;
  const isPath = command.startsWith('/');
  const joined = words.join(' ');
  return {
    type: 'process.started',
    pid,
    startTicks: startedAtS,
    startedAtMs: startedAtS * 1_000,
    parent,
    uid,
    name: command.slice(command.lastIndexOf('/') + 1),
    executable: isPath ? command : null,
    executableDeleted: false,
    arguments: joined.length > mostArgumentBytes ? [words[0] ?? ''] : words,
    argumentsTruncated: joined.length > mostArgumentBytes,
    cgroup: '',
  };
}

const secondsOf = (parts: readonly (string | undefined)[]): number | null => {
  const [month = '', day, hour, minute, second, year] = parts;
  const at = months.indexOf(month);
  if (at < 0 || at % 3 !== 0) return null;
  const time = Date.UTC(
    Number(year),
    at / 3,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  return Number.isFinite(time) ? time / 1_000 : null;
};
