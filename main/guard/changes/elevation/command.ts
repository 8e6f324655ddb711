// The words with which the person's side calls the administrator's, parsed; see `elevate.ts`.
import { parseArgs } from 'node:util';
import { failure, type Outcome } from '../../../outcome.ts';
import { currentPlatform } from '../../../platform/index.ts';
import type { Platform } from '../../../platform/port/index.ts';
import { openRootSide } from './root-side.ts';

const answers = ['refuse', 'keep-theirs', 'restore-ours'] as const;

/** `apply --plan FILE --sha256 HEX [--purge]`, or `undo ENTRY --when-changed ANSWER [--step ID]…`. Gives the outcome for stdout. `here`: in place of this machine's platform. */
export const runElevated = async (
  words: readonly string[],
  here: Outcome<Platform> | null = null,
): Promise<Outcome<unknown>> => {
  const asked = understood(words);
  if (asked === null) return failure(notUnderstood);
  const platform = here ?? (await currentPlatform());
  if (!platform.ok) return platform;
  const side = await openRootSide(platform.value);
  if (!side.ok) return side;
  if (asked.what === 'apply')
    return side.value.apply(asked.plan, asked.sha256, asked.purge === true);
  const { entry, whenChanged, steps } = asked;
  return side.value.undo(entry, steps === undefined ? { whenChanged } : { whenChanged, steps });
};

const understood = (words: readonly string[]) => {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        plan: { type: 'string' },
        sha256: { type: 'string' },
        purge: { type: 'boolean' },
        'when-changed': { type: 'string' },
        step: { type: 'string', multiple: true },
        // Where the outcome goes, see `tell-outcome.ts`.
        answer: { type: 'string' },
      },
    });
    const [what, entry] = positionals;
    const { plan, sha256, purge, step: steps } = values;
    const whenChanged = answers.find((answer) => answer === values['when-changed']);
    if (what === 'apply' && plan !== undefined && sha256 !== undefined)
      return { what, plan, sha256, purge } as const;
    if (what === 'undo' && entry !== undefined && whenChanged !== undefined)
      return { what, entry, whenChanged, steps } as const;
    return null;
  } catch (thrown) {
    // parseArgs throws a TypeError for an option that it does not know.
    if (thrown instanceof TypeError) return null;
    throw thrown;
  }
};

const notUnderstood = {
  kind: 'usage',
  subject: 'elevated',
  message: 'The administrator’s part was not understood; nothing was changed.',
  advice: `Use callwarden lockdown, remove or undo: they call it.`,
} as const;
