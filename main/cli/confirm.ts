// A question before something is changed. Where nobody can answer, the answer is no.
import { createInterface } from 'node:readline/promises';

/** True only for y or yes, typed by a person at a terminal. */
export const confirmed = async (question: string): Promise<boolean> => {
  if (!process.stdin.isTTY || !process.stdout.isTTY) {
    process.stderr.write(
      'callwarden: nobody is there to ask; say --yes to go on without a question.\n',
    );
    return false;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^y(es)?$/i.test((await terminal.question(`${question} [y/N] `)).trim());
  } finally {
    terminal.close();
  }
};

/** The same, for as long as this; then the answer is no. */
export const confirmedWithin = async (question: string, withinMs: number): Promise<boolean> => {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const signal = AbortSignal.timeout(withinMs);
    return /^y(es)?$/i.test((await terminal.question(`${question} [y/N] `, { signal })).trim());
  } catch (thrown) {
    if (thrown instanceof Error && thrown.name === 'AbortError') return false;
    throw thrown;
  } finally {
    terminal.close();
  }
};
