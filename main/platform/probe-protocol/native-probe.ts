// One life of the native probe: a child process, its lines, its commands, its end.
import type { ChildProcess } from 'node:child_process';
import type { Problem } from '../../../preload/contract/index.ts';
import { endChild } from '../command/index.ts';
import type { Probe, ProbeObservation } from '../port/index.ts';
import type { Hello } from './line-schema.ts';
import { splitLines } from './lines.ts';

/** What a line means on one platform. */
export interface LineRead {
  readonly hello?: Hello;
  readonly problem?: Problem;
}

export interface LineReader {
  /** Reads one line and puts what it means at the end of `batch`. */
  read(text: string, batch: ProbeObservation[]): LineRead;
}

export interface NativeListener {
  /** The probe said what it is; comes before the observations of the same chunk. */
  hello(hello: Hello): void;
  /** What one chunk of output held; never empty. */
  observations(batch: readonly ProbeObservation[]): void;
  /** Lines that were no protocol, or too long, were dropped. */
  dropped(problem: Problem | null, lines: number): void;
  /** The process is gone, for a reason fit for a sentence: "it was ended by SIGKILL". Comes once. */
  ended(reason: string): void;
}

export interface NativeProbe extends Probe {
  /** undefined where the program could not be started. */
  readonly pid: number | undefined;
}

/** The protocol takes up to so many pids in one focus. */
const largestFocus = 4096;

/** Speaks with a probe that was just started. It is not started again when it dies: that is the supervisor's work. */
export function openNativeProbe(
  child: ChildProcess,
  output: LineReader,
  listener: NativeListener,
): NativeProbe {
  const lines = splitLines();
  let tooLong = 0;
  let complaint = '';
  let failedToStart: string | null = null;
  let over = false;
  let focused: ReadonlySet<number> = new Set();
  /** The focus command that holds; none once a focused process ended, for the probe forgets its pid then. */
  let said = focusCommand([]);

  const take = (complete: readonly string[]) => {
    const batch: ProbeObservation[] = [];
    let dropped = lines.dropped - tooLong;
    tooLong = lines.dropped;
    let problem: Problem | null = null;
    for (const line of complete) {
      const read = output.read(line, batch);
      if (read.hello !== undefined) listener.hello(read.hello);
      if (read.problem === undefined) continue;
      problem ??= read.problem;
      dropped += 1;
    }
    for (const each of batch) {
      if (each.type === 'process.stopped' && focused.has(each.pid)) said = '';
    }
    if (batch.length > 0) listener.observations(batch);
    if (dropped > 0) listener.dropped(problem, dropped);
  };

  const finish = (reason: string) => {
    if (over) return;
    over = true;
    listener.ended(reason);
  };

  child.stdout?.on('data', (chunk: Uint8Array) => take(lines.push(chunk)));
  child.stdout?.on('error', () => {});
  child.stderr?.on('data', (chunk: Buffer) => {
    if (complaint.length < 500) complaint = (complaint + chunk.toString('utf8')).slice(0, 500);
  });
  // Writing to a probe that just died is no news: its end is.
  child.stdin?.on('error', () => {});
  child.on('error', (error) => {
    failedToStart = `it could not be started: ${error.message}`;
    if (child.pid === undefined) finish(failedToStart);
  });
  child.on('close', (code, signal) => {
    take(lines.end());
    const how = signal === null ? `it ended with code ${code}` : `it was ended by ${signal}`;
    const words = complaint.trim().split('\n')[0] ?? '';
    finish(failedToStart ?? (words === '' ? how : `${how}: ${words}`));
  });

  return {
    pid: child.pid,
    focus(pids) {
      const command = focusCommand(pids);
      // The same focus again changes nothing, and must cost nothing.
      if (command === said || over) return;
      said = command;
      focused = new Set(pids);
      child.stdin?.write(command);
    },
    stop: () => endChild(child),
  };
}

/** The command line for a focus: whole positive pids, each once, as many as the protocol takes. */
function focusCommand(pids: readonly number[]): string {
  const wanted = [...new Set(pids)].filter((pid) => Number.isSafeInteger(pid) && pid > 0);
  return `${['focus', ...wanted.sort((a, b) => a - b).slice(0, largestFocus)].join(' ')}\n`;
}
