// How a command ends.
import type { Problem } from '../../preload/contract/index.ts';
import { plainText } from './plain-text.ts';

/** 0 done, 1 findings reach the level asked for, 2 wrong usage, 3 could not do it. */
export const exitCode = { done: 0, found: 1, usage: 2, failed: 3 } as const;

/** A sentence may list every client or every step. */
const longestSentence = 2_000;

/** One sentence that says why and one that says what to try. */
export const problemText = ({ message, advice, cause }: Problem): string =>
  `callwarden: ${plainText(message, longestSentence)} ${plainText(advice, longestSentence)}${cause ? `\n  (${plainText(cause)})` : ''}`;

export const failWith = (problem: Problem): number => {
  process.stderr.write(`${problemText(problem)}\n`);
  return problem.kind === 'usage' ? exitCode.usage : exitCode.failed;
};
