// What the watch for names costs: at rest, and while others open connections and send datagrams without end.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { nativeProgramPath } from '../../main/platform/linux/probe/native-path.ts';
import { startWatching } from '../rigs/callwarden.ts';
import { ownFolder } from '../rigs/own-folder.ts';
import { treeCpuMs, treeResidentMb } from './cpu.ts';

export interface NamesFigure {
  /** `program` alone, or the whole of `watch --names`. */
  readonly of: 'program' | 'watch';
  readonly what: string;
  /** Reached in a second. */
  readonly perSecond: number;
  /** Of one core, percent. */
  readonly percent: number;
  readonly residentMb: number;
  /** Whether all of them were seen; null where it is not asked. */
  readonly whole: boolean | null;
}

const seconds = 5;
const storms = [
  ['nothing', 0],
  ['connections', 5_000],
  ['hellos', 5_000],
  ['datagrams', 10_000],
] as const;

/** null without the program, a compiler or the administrator's leave. */
export const measureNames = async (workshop: string): Promise<readonly NamesFigure[] | null> => {
  const program = nativeProgramPath('callwarden-names', undefined);
  const compiler = ['/usr/bin/cc', '/usr/bin/gcc'].find((path) => existsSync(path));
  if (program === null || compiler === undefined || process.getuid?.() !== 0) return null;
  const storm = join(workshop, 'storm');
  const source = join(import.meta.dirname, 'storm', 'storm.c');
  execFileSync(compiler, ['-O2', '-D_GNU_SOURCE', '-pthread', '-o', storm, source]);
  const hello = join(workshop, 'hello');
  writeFileSync(hello, recordedHello());
  const under = async (pid: number, what: string, rate: number) => {
    const before = treeCpuMs(pid);
    const done = rate === 0 ? await rest() : await blow([storm, what, rate, hello]);
    const percent = (treeCpuMs(pid) - before) / (seconds * 10);
    return { what, perSecond: done / seconds, percent, residentMb: treeResidentMb(pid) };
  };
  return [...(await measureProgram(program, under)), ...(await measureWatch(under))];
};

type Under = (
  pid: number,
  what: string,
  rate: number,
) => Promise<Omit<NamesFigure, 'of' | 'whole'>>;

const measureProgram = async (program: string, under: Under): Promise<readonly NamesFigure[]> => {
  const watch = spawn(program, [], { stdio: ['pipe', 'pipe', 'inherit'] });
  let complaints = 0;
  watch.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    complaints += chunk.split('PACKET_STATISTICS').length - 1;
  });
  const figures: NamesFigure[] = [];
  try {
    await sleep(500);
    for (const [what, rate] of storms) {
      const complained = complaints;
      const figure = await under(watch.pid ?? 0, what, rate);
      figures.push({ of: 'program', ...figure, whole: complaints === complained });
    }
  } finally {
    watch.stdin.end();
    await once(watch, 'exit');
  }
  return figures;
};

const measureWatch = async (under: Under): Promise<readonly NamesFigure[]> => {
  const folder = ownFolder('names');
  const watching = startWatching(['--names'], { ...folder.env, XDG_STATE_HOME: folder.path });
  const figures: NamesFigure[] = [];
  try {
    await watching.event('health', ({ health }) => health.part === 'names');
    await sleep(5_000);
    for (const [what, rate] of storms)
      figures.push({ of: 'watch', ...(await under(watching.pid, what, rate)), whole: null });
  } finally {
    await watching.stop();
    folder.remove();
  }
  return figures;
};

const rest = async (): Promise<number> => {
  await sleep(seconds * 1_000);
  return 0;
};

/** Gives how many there were. */
const blow = async ([storm, what, rate, hello]: readonly [
  string,
  string,
  number,
  string,
]): Promise<number> => {
  const child = spawn(storm, [what, String(rate), String(seconds), hello], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  await once(child, 'close');
  return Number(text);
};

/** OpenSSL's, without its IP and TCP headers (20 and 32 bytes). */
const recordedHello = (): Buffer => {
  const file = join(import.meta.dirname, '../fixtures/names/tls-openssl.packets');
  const packet = /^looped ([0-9a-f]+)$/m.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
  return Buffer.from(packet, 'hex').subarray(52);
};
