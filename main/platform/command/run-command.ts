// The one place that runs a child process once: an argv array, a time limit, a size limit, an outcome.
import { spawn } from 'node:child_process';
import { failure, type Outcome, success } from '../../outcome.ts';
import { oneLine } from './one-line.ts';

/** A program and its arguments; never a command line, never a shell. */
export type Argv = readonly [program: string, ...args: string[]];

export interface CommandLimits {
  readonly env?: NodeJS.ProcessEnv;
  /** What the child reads on its standard input; nothing where absent. */
  readonly input?: string;
  /** The child speaks with whoever sits at our terminal: standard input and error are theirs, and `stderr` is empty. */
  readonly inTerminal?: boolean;
  /** Milliseconds until the child is ended (default 5000). */
  readonly timeLimitMs?: number;
  /** Most bytes of standard output (default 8 MiB); of standard error a hundredth of it is kept. */
  readonly sizeLimitBytes?: number;
}

export interface Finished {
  readonly exitCode: number;
  /** UTF-8; what is not is replaced by U+FFFD. */
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a program to its end. Any exit code is a success here, see `exitedWell`. Problems: `not-found`
 * (no such program), `not-permitted`, `timeout`, `invalid-data` (more output than the limit),
 * `unavailable` (ended by a signal, or could not be started).
 */
export function runCommand(argv: Argv, limits: CommandLimits = {}): Promise<Outcome<Finished>> {
  const { timeLimitMs = 5000, sizeLimitBytes = 8 * 1024 * 1024 } = limits;
  const [program, ...args] = argv;
  return new Promise((resolve) => {
    let child: ReturnType<typeof start>;
    try {
      child = start(program, args, limits);
    } catch (thrown) {
      // An argument with a NUL, or an argument list that is too long.
      resolve(notStarted(program, thrown));
      return;
    }
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    let outBytes = 0;
    let errBytes = 0;
    const settle = (outcome: Outcome<Finished>): void => {
      clearTimeout(timer);
      child.stdout.destroy();
      child.stderr?.destroy();
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      resolve(outcome);
    };
    const timer = setTimeout(() => settle(tooSlow(program, timeLimitMs)), timeLimitMs);
    child.stdout.on('data', (chunk: Buffer) => {
      outBytes += chunk.length;
      if (outBytes > sizeLimitBytes) settle(tooMuch(program, sizeLimitBytes));
      else out.push(chunk);
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      errBytes += chunk.length;
      if (errBytes <= sizeLimitBytes / 100) err.push(chunk);
    });
    child.on('error', (error) => settle(notStarted(program, error)));
    child.on('close', (exitCode, signal) => {
      const stderr = Buffer.concat(err).toString('utf8');
      if (exitCode === null) settle(killed(program, String(signal), stderr));
      else settle(success({ exitCode, stdout: Buffer.concat(out).toString('utf8'), stderr }));
    });
  });
}

/** The output of a command that exited with 0; any other exit is the problem `unavailable`, with what it said. */
export function exitedWell(argv: Argv, outcome: Outcome<Finished>): Outcome<string> {
  if (!outcome.ok) return outcome;
  const { exitCode, stdout, stderr } = outcome.value;
  if (exitCode === 0) return success(stdout);
  return failure({
    kind: 'unavailable',
    subject: argv[0],
    message: `${argv[0]} failed (exit code ${exitCode}).`,
    advice: `Run "${argv.map((part) => oneLine(part, 60)).join(' ')}" in a terminal to see why.`,
    cause: oneLine(stderr, 300),
  });
}

const start = (
  program: string,
  args: readonly string[],
  { env = process.env, input, inTerminal }: CommandLimits,
) => {
  const options = { env, shell: false, windowsHide: true } as const;
  if (inTerminal)
    return spawn(program, args, { ...options, stdio: ['inherit', 'pipe', 'inherit'] });
  if (input === undefined)
    return spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const child = spawn(program, args, { ...options, stdio: ['pipe', 'pipe', 'pipe'] });
  // A child that ends before it has read all: how it ended is told by `close`.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  return child;
};

const notStarted = (program: string, thrown: unknown): Outcome<never> => {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  const cause = thrown instanceof Error ? oneLine(thrown.message, 300) : String(thrown);
  if (code === 'ENOENT') {
    return failure({
      kind: 'not-found',
      subject: program,
      message: `The program ${program} is not installed.`,
      advice: `Install ${program} with your system's package manager.`,
      cause,
    });
  }
  const denied = code === 'EACCES' || code === 'EPERM';
  return failure({
    kind: denied ? 'not-permitted' : 'unavailable',
    subject: program,
    message: denied ? `${program} may not be run.` : `${program} could not be started.`,
    advice: denied ? `Check who may run ${program}.` : 'Try again when the machine is less busy.',
    cause,
  });
};

const tooSlow = (program: string, timeLimitMs: number): Outcome<never> =>
  failure({
    kind: 'timeout',
    subject: program,
    message: `${program} gave no answer within ${timeLimitMs / 1000} seconds and was ended.`,
    advice: 'Try again; if it stays so, restart the service that it asks.',
  });

const tooMuch = (program: string, sizeLimitBytes: number): Outcome<never> =>
  failure({
    kind: 'invalid-data',
    subject: program,
    message: `${program} printed more than ${sizeLimitBytes} bytes and was ended.`,
    advice: 'Look for a program that floods the service it asks.',
  });

const killed = (program: string, signal: string, stderr: string): Outcome<never> =>
  failure({
    kind: 'unavailable',
    subject: program,
    message: `${program} was ended by ${signal}.`,
    advice: 'Try again.',
    cause: oneLine(stderr, 300),
  });
