// The built program, run as a person runs it, with a home and a history of its own.
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { WatchEvent } from '../../preload/contract/index.ts';
import { endWithItsTests } from './own-child.ts';
import { until } from './until.ts';

/** As the installed command starts it. */
const program = join(import.meta.dirname, '..', '..', 'dist', 'cli', 'callwarden.mjs');

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs one command to its end. `env` is all that it sees. */
export const callwarden = (args: readonly string[], env: NodeJS.ProcessEnv): Ran => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    env,
    encoding: 'utf8',
    timeout: 20_000,
    maxBuffer: 256 << 20,
  });
  return { code: status, out: stdout, err: stderr };
};

export type TimedEvent = WatchEvent & { readonly heardAtMs: number };

export interface Watching {
  readonly pid: number;
  readonly events: readonly TimedEvent[];
  /** The first event, told or to come, that fits. */
  event<T extends WatchEvent['type']>(
    type: T,
    fits?: (event: Extract<WatchEvent, { type: T }>) => boolean,
    limitMs?: number,
  ): Promise<Extract<TimedEvent, { type: T }>>;
  /** Ends it as Ctrl+C does; gives the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** `callwarden watch --json`, read line by line as it comes; `inside` is a command that starts it somewhere else. */
export const startWatching = (
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  inside: readonly string[] = [],
): Watching => {
  const watch = [process.execPath, '--max-semi-space-size=1', program, 'watch', '--json', ...args];
  const [first = process.execPath, ...rest] = [...inside, ...watch];
  const child = spawn(first, rest, {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  endWithItsTests(child);
  const events: TimedEvent[] = [];
  const gone = new Promise<number | null>((resolve) =>
    child.once('close', (code) => resolve(code)),
  );
  createInterface({ input: child.stdout }).on('line', (line) => {
    events.push({ ...(JSON.parse(line) as WatchEvent), heardAtMs: Date.now() });
  });
  return {
    pid: child.pid ?? 0,
    events,
    event: (type, fits = () => true, limitMs = 10_000) =>
      until(
        `${type} (heard last: ${events
          .slice(-8)
          .map((e) => e.type)
          .join(', ')})`,
        () =>
          events.find(
            (e): e is Extract<TimedEvent, { type: typeof type }> =>
              e.type === type && fits(e as never),
          ),
        limitMs,
      ),
    stop: async (signal = 'SIGINT') => {
      if (child.exitCode !== null) return child.exitCode;
      child.kill(signal);
      return gone;
    },
  };
};
