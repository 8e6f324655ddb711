// A long-lived child that tells news, started again whenever it ends.
import { type ChildProcess, spawn } from 'node:child_process';
import { endChild } from './end-child.ts';
import { oneLine } from './one-line.ts';
import type { Argv } from './run-command.ts';

export type ChildEnd =
  /** There is no such program. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'not-started'; readonly cause: string }
  /** `lastWords`: the end of its standard error, one line. */
  | { readonly kind: 'ended'; readonly exitCode: number | null; readonly lastWords: string };

export interface KeptChildOptions {
  readonly argv: Argv;
  readonly env: NodeJS.ProcessEnv;
  /** The child runs; lives count from 1. */
  started(life: number): void;
  /** Its standard output, UTF-8, cut anywhere between characters. */
  text(chunk: string): void;
  /** It is gone. Answers with the milliseconds until the next start, or null for never again. */
  ended(end: ChildEnd): number | null;
  /**
   * Asked before each start but the first: false means that what the child would talk to is plainly not there. Nothing
   * is started then, and it is asked again after twice the wait, up to 5 s. A look at a file costs little where a start
   * costs 15 ms, but on a machine that never has the server it is paid all day.
   */
  worthStarting?(): boolean;
}

export interface KeptChild {
  /** Ends the child and starts no other; resolves when it is gone. No callback comes after the call. */
  stop(): Promise<void>;
}

/** How long a server that comes may stay unseen, milliseconds. */
const longestAskMs = 5_000;

/** Starts a program and keeps it running until `stop`. */
export function keepChild(options: KeptChildOptions): KeptChild {
  let stopped = false;
  let life = 0;
  let child: ChildProcess | null = null;
  let timer: NodeJS.Timeout | undefined;

  const startAfter = (waitMs: number): void => {
    if (stopped) return;
    timer = setTimeout(() => {
      if (options.worthStarting?.() ?? true) start();
      else startAfter(Math.max(waitMs, Math.min(waitMs * 2, longestAskMs)));
    }, waitMs);
  };

  const start = (): void => {
    const [program, ...args] = options.argv;
    const running = spawn(program, args, {
      env: options.env,
      shell: false,
      windowsHide: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = running;
    let over = false;
    let stderr = '';
    const end = (how: ChildEnd): void => {
      if (over) return;
      over = true;
      running.stdout.destroy();
      running.stderr.destroy();
      if (stopped) return;
      const waitMs = options.ended(how);
      if (waitMs !== null) startAfter(waitMs);
    };
    const ended = (exitCode: number | null): void =>
      end({ kind: 'ended', exitCode, lastWords: oneLine(stderr, 300) });
    running.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      if (!over && !stopped) options.text(chunk);
    });
    running.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      stderr = (stderr + chunk).slice(-1000);
    });
    running.on('spawn', () => {
      life += 1;
      if (!stopped) options.started(life);
    });
    running.on('error', (error) => {
      // Also raised when a signal could not be sent to a child that still runs.
      if (running.pid === undefined) end(notStarted(error));
    });
    running.on('close', ended);
    // `close` waits for the pipes, which a grandchild may keep open.
    running.on('exit', (exitCode) => {
      setTimeout(() => ended(exitCode), 100).unref();
    });
  };

  start();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      if (child !== null) await endChild(child);
    },
  };
}

const notStarted = (error: Error): ChildEnd =>
  'code' in error && error.code === 'ENOENT'
    ? { kind: 'missing' }
    : { kind: 'not-started', cause: oneLine(error.message, 300) };
