// One question to the probe's program, and the lines of its answer.
import type * as z from 'zod';
import { causeOf, failure, type Outcome, success } from '../../../outcome.ts';
import { exitedWell, runCommand, runCommandSync } from '../../command/index.ts';
import { nativeProbePath } from './native-path.ts';

const mostBytes = 64 * 1024 * 1024;

export interface Question {
  /** What it reads. */
  readonly input?: string;
  /** Milliseconds until it is ended; 20 s. */
  readonly patienceMs?: number;
}

/** The lines of the answer, up to the one that closes it; problem `unavailable` without a probe or a whole answer. */
export async function askProbe<T>(
  args: readonly string[],
  line: z.ZodType<T>,
  { input, patienceMs = 20_000 }: Question = {},
): Promise<Outcome<readonly T[]>> {
  const program = nativeProbePath();
  if (program === null) return noProbe;
  const argv = [program, ...args] as const;
  const ran = exitedWell(
    argv,
    await runCommand(argv, {
      timeLimitMs: patienceMs,
      sizeLimitBytes: mostBytes,
      ...(input === undefined ? {} : { input }),
    }),
  );
  return ran.ok ? parseAnswer(ran.value, line) : ran;
}

/** The same without waiting: for a question that takes the probe some milliseconds. */
export function askProbeAtOnce<T>(
  args: readonly string[],
  line: z.ZodType<T>,
  input?: string,
): Outcome<readonly T[]> {
  const program = nativeProbePath();
  if (program === null) return noProbe;
  const ran = runCommandSync(
    [program, ...args],
    input === undefined ? {} : { input, timeLimitMs: 20_000, sizeLimitBytes: mostBytes },
  );
  return ran.ok ? parseAnswer(ran.value, line) : ran;
}

/** Pure: every line but the last, which has to say that the answer is complete. */
export function parseAnswer<T>(text: string, line: z.ZodType<T>): Outcome<readonly T[]> {
  const lines = text.split('\n').filter((each) => each.trim() !== '');
  const last = lines.pop() ?? '';
  if (!/^\{"type":"(?:answer|inventory)\.complete"/.test(last)) return broken('it was cut short');
  const values: T[] = [];
  for (const each of lines) {
    try {
      values.push(line.parse(JSON.parse(each)));
    } catch (thrown) {
      return broken(causeOf(thrown));
    }
  }
  return success(values);
}

const noProbe: Outcome<never> = failure({
  kind: 'unavailable',
  subject: 'native probe',
  message: 'The native probe for Windows is missing.',
  advice: 'Install Callwarden again.',
});

const broken = (cause: string): Outcome<never> =>
  failure({
    kind: 'invalid-data',
    subject: 'native probe',
    message: 'The native probe gave an answer that is not of its protocol.',
    advice: 'Install Callwarden again, so that program and probe belong together.',
    cause,
  });
