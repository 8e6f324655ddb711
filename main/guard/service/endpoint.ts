// One call of the contract joined with what answers it: parsed on the way in and on the way out.
import type { z } from 'zod';
import type { Problem } from '../../../preload/contract/index.ts';
import { causeOf, failure, type Outcome, success } from '../../outcome.ts';
import { parseInSlices } from './parse-in-slices.ts';

interface Call<I extends z.ZodType, O extends z.ZodType> {
  readonly input: I;
  readonly output: O;
}

type Answer<I extends z.ZodType, O extends z.ZodType> = (
  input: z.infer<I>,
) => Outcome<z.infer<O>> | Promise<Outcome<z.infer<O>>>;

/** Input that does not fit is `usage`, and `answer` is not called; an answer that does not fit, or a throw, is `internal`. */
export const endpoint =
  <I extends z.ZodType, O extends z.ZodType>({ input, output }: Call<I, O>, answer: Answer<I, O>) =>
  async (name: string, raw: unknown): Promise<Outcome<z.infer<O>>> => {
    const asked = input.safeParse(raw);
    if (!asked.success) return failure(notUnderstood(name, asked.error));
    try {
      const answered = await answer(asked.data);
      if (!answered.ok) return answered;
      const told = await parseInSlices(output, answered.value);
      return told.success ? success(told.data) : failure(broken(name, placesOf(told.error)));
    } catch (thrown) {
      return failure(broken(name, causeOf(thrown)));
    }
  };

export const unknownCall = (name: string): Problem => ({
  kind: 'usage',
  subject: name.slice(0, 100),
  message: 'There is no such question or command.',
  advice: 'Reload the window: it may be older than Callwarden.',
});

const notUnderstood = (name: string, error: z.ZodError): Problem => ({
  kind: 'usage',
  subject: name,
  message: 'The question was not understood, and nothing was changed.',
  advice: 'Reload the window and try again.',
  cause: placesOf(error),
});

const broken = (name: string, cause: string): Problem => ({
  kind: 'internal',
  subject: name,
  message: 'Something went wrong inside Callwarden.',
  advice: 'Try again; if it stays so, please report it.',
  cause,
});

/** Where it does not fit and what was expected; never the value itself. */
const placesOf = (error: z.ZodError): string =>
  error.issues
    .slice(0, 3)
    .map(({ path, message }) => `${path.map(String).join('.') || 'input'}: ${message}`)
    .join('; ');
