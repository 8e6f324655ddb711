// The same for the few places that cannot wait: a short program of our own, whose answer decides what happens next.
import { spawnSync } from 'node:child_process';
import { causeOf, failure, type Outcome, success } from '../../outcome.ts';
import { oneLine } from './one-line.ts';
import type { Argv } from './run-command.ts';

export interface SyncOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** What the child reads on its standard input; nothing where absent. */
  readonly input?: string;
  /** Milliseconds until the child is ended (default 2000). */
  readonly timeLimitMs?: number;
  /** Most bytes of standard output (default 1 MiB). */
  readonly sizeLimitBytes?: number;
}

/** Runs a program to its end; gives its standard output. Any exit but 0 is `unavailable`. */
export function runCommandSync(argv: Argv, options: SyncOptions = {}): Outcome<string> {
  const { env = process.env, input, timeLimitMs = 2_000, sizeLimitBytes = 1024 * 1024 } = options;
  const [program, ...args] = argv;
  const ran = spawnSync(program, args, {
    env,
    shell: false,
    windowsHide: true,
    encoding: 'utf8',
    timeout: timeLimitMs,
    maxBuffer: sizeLimitBytes,
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    ...(input === undefined ? {} : { input }),
  });
  if (ran.error === undefined && ran.status === 0) return success(ran.stdout);
  return failure({
    kind: 'unavailable',
    subject: program,
    message: `${program} gave no answer.`,
    advice: 'Try again.',
    cause: ran.error === undefined ? oneLine(ran.stderr, 300) : causeOf(ran.error),
  });
}
