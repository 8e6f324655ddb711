// `callwarden elevated`: the administrator's part of a plan. Started by the other commands, through what asks for the
// password here.
import { runElevated } from '../guard/changes/elevation/command.ts';
import { tellOutcome } from '../guard/changes/elevation/tell-outcome.ts';
import { exitCode } from './exit.ts';

/** The other side reads an outcome, whatever it is; macOS would keep it back for any other exit code. */
export const elevated = async (words: readonly string[]): Promise<number> => {
  const outcome = await runElevated(words);
  await tellOutcome(outcome, words);
  return exitCode.done;
};
