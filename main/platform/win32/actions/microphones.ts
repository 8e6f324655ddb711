// The microphones of Core Audio, and muting one for every program.
import * as z from 'zod';
import type { Problem } from '../../../../preload/contract/index.ts';
import { failure, type Outcome, success } from '../../../outcome.ts';
import type { Microphones } from '../../port/index.ts';
import { askProbe } from '../probe/index.ts';

const microphone = z.object({
  type: z.literal('microphone'),
  name: z.string(),
  description: z.string().nullable(),
  muted: z.boolean(),
});
const answer = z.object({
  type: z.literal('answer'),
  outcome: z.enum(['done', 'gone', 'refused']),
  error: z.int().nonnegative(),
});

export const cannotMuteProgram: Problem = {
  kind: 'unavailable',
  subject: 'mute-program',
  message: 'Windows does not let one program be muted by another.',
  advice: 'Mute the microphone itself, or deny it to the program in the privacy settings.',
};

export const microphones: Microphones = {
  async list() {
    const listed = await askProbe(['--microphones'], microphone);
    if (!listed.ok) return listed;
    return success(
      listed.value.map(({ name, description, muted }) => ({
        name,
        description: description ?? name,
        muted,
      })),
    );
  },
  async muteStream(stream) {
    return failure({ ...cannotMuteProgram, subject: stream });
  },
  async muteMicrophone(name, muted) {
    const answers = await askProbe(['--mute-microphone', name, muted ? 'on' : 'off'], answer);
    if (!answers.ok) return answers;
    const [said] = answers.value;
    if (said?.outcome === 'done') return success(undefined);
    return said?.outcome === 'gone' ? gone(name) : refused(name, said?.error ?? 0);
  },
};

const gone = (subject: string): Outcome<never> =>
  failure({
    kind: 'not-found',
    subject,
    message: 'The microphone is gone.',
    advice: 'Look at the list again.',
  });

const refused = (subject: string, error: number): Outcome<never> =>
  failure({
    kind: 'not-permitted',
    subject,
    message: 'Windows did not mute the microphone.',
    advice: 'Mute it in the sound settings.',
    cause: `HRESULT 0x${error.toString(16)}`,
  });
