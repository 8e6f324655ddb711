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

/** The same, for as long as this; null where nobody has answered by then, or nobody can. */
export const confirmedWithin = async (
  question: string,
  withinMs: number,
): Promise<boolean | null> => {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return null;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const signal = AbortSignal.timeout(withinMs);
    return /^y(es)?$/i.test((await terminal.question(`${question} [y/N] `, { signal })).trim());
  } catch (thrown) {
    if (thrown instanceof Error && thrown.name === 'AbortError') return null;
    throw thrown;
  } finally {
    terminal.close();
  }
};
