// The same for the few places that cannot wait: a short program of our own, whose answer decides what happens next.
import { spawnSync } from 'node:child_process';
import { causeOf, failure, type Outcome, success } from '../../outcome.ts';
import { oneLine } from './one-line.ts';
import type { Argv } from './run-command.ts';

/** Runs a program to its end, for at most two seconds; gives its standard output. Any exit but 0 is `unavailable`. */
export function runCommandSync(argv: Argv, env: NodeJS.ProcessEnv = process.env): Outcome<string> {
  const [program, ...args] = argv;
  const ran = spawnSync(program, args, {
    env,
    shell: false,
    windowsHide: true,
    encoding: 'utf8',
    timeout: 2_000,
    stdio: ['ignore', 'pipe', 'pipe'],
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
