// The programs of macOS where there is none: `ps` printed as macOS prints it, from the processes that run here; lsof,
// which is the same program, as it is; and for what only macOS has, what was recorded there.
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { failure, type Outcome, success } from '../../../main/outcome.ts';
import { type Finished, keepChild, runCommand } from '../../../main/platform/command/index.ts';
import type { Commands } from '../../../main/platform/darwin/commands.ts';

const fixtures = join(import.meta.dirname, '../../fixtures/macos');
const recording = (name: string): string => readFileSync(join(fixtures, name), 'utf8');

/** Ticks of /proc/PID/stat in a second, and when this machine booted (proc(5)). */
const ticksPerSecond = 100;
const bootedAtS = Number(/^btime (\d+)$/m.exec(readFileSync('/proc/stat', 'utf8'))?.[1]);

interface Row {
  readonly pid: number;
  readonly parent: string;
  readonly uid: string;
  readonly start: string;
  readonly command: string;
}

/** As macOS keeps it: a zombie's name in parentheses, a program by the path that it was started from. */
function rowOf(pid: number): Row | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const after = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
    const uid = /^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? '0';
    const startedAtS = bootedAtS + Math.floor(Number(after[19]) / ticksPerSecond);
    const isOver = after[0] === 'Z' || after[0] === 'X';
    return {
      pid,
      parent: after[1] ?? '0',
      uid,
      start: dateAsPs(startedAtS),
      command: isOver ? `(${name})` : (linkOf(`/proc/${pid}/exe`) ?? name),
    };
  } catch {
    return null;
  }
}

const dateAsPs = (seconds: number): string => {
  const [, day, date, month, year, time] =
    /^(\w{3}), (\d\d) (\w{3}) (\d{4}) (\S+)/.exec(new Date(seconds * 1000).toUTCString()) ?? [];
  return `${day} ${month} ${String(Number(date)).padStart(2)} ${time} ${year}`;
};

const linkOf = (path: string): string | null => {
  try {
    return readlinkSync(path);
  } catch {
    return null;
  }
};

const rows = (): readonly Row[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => rowOf(Number(name)) ?? []);

function answer(argv: readonly string[]): string | null {
  const line = argv.join(' ');
  if (line.startsWith('/bin/ps -axww -o pid=,ppid='))
    return rows()
      .map((row) => `${row.pid} ${row.parent} ${row.uid} ${row.start}     ${row.command}`)
      .join('\n');
  if (line.startsWith('/bin/ps -axww -o pid=,args='))
    return rows()
      .map(({ pid, command }) => `${pid} ${command}`)
      .join('\n');
  if (line.startsWith('/bin/ps -o lstart= -p ')) {
    const row = rowOf(Number(argv.at(-1)));
    return row === null || row.command.startsWith('(') ? null : row.start;
  }
  if (line.startsWith('/usr/bin/log show')) return recording('log/show-end.ndjson');
  if (line.startsWith('/usr/sbin/system_profiler'))
    return recording('system-profiler/devices.json');
  return null;
}

const isLsof = (argv: readonly string[]): boolean => argv[0] === '/usr/sbin/lsof';

const missing = (program: string): Outcome<never> =>
  failure({
    kind: 'not-found',
    subject: program,
    message: `The program ${program} is not installed.`,
    advice: 'It comes with macOS.',
  });

export const macOnRecordings = (): Commands => ({
  run: async (argv, limits): Promise<Outcome<Finished>> => {
    if (isLsof(argv)) return runCommand(['lsof', ...argv.slice(1)], limits);
    const stdout = answer(argv);
    return stdout === null ? missing(argv[0]) : success({ exitCode: 0, stdout, stderr: '' });
  },
  runSync: (argv) => {
    const stdout = answer(argv);
    return stdout === null ? missing(argv[0]) : success(stdout);
  },
  // The log that is followed says what was recorded, and then nothing more.
  keep: (options) =>
    keepChild({
      ...options,
      argv: ['tail', '-n', '+1', '-f', join(fixtures, 'log/attributions.ndjson')],
    }),
});
