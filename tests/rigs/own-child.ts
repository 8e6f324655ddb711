// A child of a test's own: started by argv, ended by its pid.
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';

export interface OwnChild {
  readonly pid: number;
  readonly child: ChildProcess;
  /** What it printed to standard error so far. */
  errors(): string;
  /** Ends it and resolves when it is gone. Safe to call twice. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

const running = new Set<ChildProcess>();

/** A test that fails half-way ends nothing any more: what it has started would keep the whole run from ending. */
export const endWithItsTests = (child: ChildProcess): void => {
  running.add(child);
  child.once('exit', () => running.delete(child));
};

/** After a file's last test. */
export const endWhatStillRuns = (): void => {
  for (const child of running) child.kill('SIGKILL');
};

export async function startOwnChild(
  argv: readonly [string, ...string[]],
  options: SpawnOptions,
): Promise<OwnChild> {
  const [program, ...args] = argv;
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], ...options });
  endWithItsTests(child);
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    errors = (errors + chunk).slice(-10_000);
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', reject);
  });
  return {
    pid: child.pid ?? 0,
    child,
    errors: () => errors,
    stop: async (signal = 'SIGTERM') => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill(signal);
      const hard = setTimeout(() => child.kill('SIGKILL'), 2000);
      await gone;
      clearTimeout(hard);
    },
  };
}
