// The administrator's side gives its outcome back: on standard output, or to where the system lets the other side listen.
import type { Outcome } from '../../../outcome.ts';
import { currentPlatform } from '../../../platform/index.ts';
import type { Platform } from '../../../platform/port/index.ts';

/** `words` are those of `runElevated`. `here`: in place of this machine's platform. Rejects where nobody listens: there is nobody else to tell. */
export const tellOutcome = async (
  outcome: Outcome<unknown>,
  words: readonly string[],
  here: Outcome<Platform> | null = null,
): Promise<void> => {
  const platform = here ?? (await currentPlatform());
  const text = `${JSON.stringify(outcome)}\n`;
  const at = words.indexOf('--answer');
  if (at < 0 || !platform.ok || platform.value.administrator === undefined) {
    process.stdout.write(text);
    return;
  }
  const told = platform.value.administrator.answer(words[at + 1] ?? '', text);
  if (!told.ok) throw new Error(told.problem.message);
};
