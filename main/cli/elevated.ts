// `callwarden elevated`: the administrator's part of a plan. Started by the other commands, through pkexec.
import { runElevated } from '../guard/index.ts';
import { exitCode } from './exit.ts';

/** The other side reads an outcome, whatever it is. */
export const elevated = async (words: readonly string[]): Promise<number> => {
  const outcome = await runElevated(words);
  process.stdout.write(`${JSON.stringify(outcome)}\n`);
  return outcome.ok ? exitCode.done : exitCode.failed;
};
