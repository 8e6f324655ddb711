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
