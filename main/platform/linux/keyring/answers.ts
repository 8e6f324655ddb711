// What busctl(1) prints of a keyring's answers, parsed at the door: `--json=short` of systemd 252.
import * as z from 'zod';
import type { KeyringItem } from '../../../../preload/contract/index.ts';
import { failure, type Outcome, success } from '../../../outcome.ts';

const place = z.string().regex(/^(?:\/[A-Za-z0-9_]+)+$/);

const foundSchema = z.object({
  type: z.literal('aoao'),
  data: z.tuple([z.array(place), z.array(place)]),
});

const itemSchema = z.object({
  type: z.literal('a{sv}'),
  data: z.tuple([
    z.object({
      Attributes: z.object({ data: z.record(z.string(), z.string()) }),
      Label: z.object({ data: z.string() }),
    }),
  ]),
});

/** The way to a question for the person; `/` where there is none. */
const deletedSchema = z.object({ type: z.literal('o'), data: z.tuple([z.string()]) });

export const parseFound = (
  text: string,
): Outcome<{ readonly open: readonly string[]; readonly locked: readonly string[] }> => {
  const answer = parsed(foundSchema, text);
  if (!answer.ok) return answer;
  const [open, locked] = answer.value.data;
  return success({ open, locked });
};

export const parseItem = (item: string, text: string): Outcome<KeyringItem> => {
  const answer = parsed(itemSchema, text);
  if (!answer.ok) return answer;
  const [{ Attributes, Label }] = answer.value.data;
  return success({ item, label: Label.data, attributes: Attributes.data });
};

/** True where the keyring would ask a person first. */
export const parseDeleted = (text: string): Outcome<boolean> => {
  const answer = parsed(deletedSchema, text);
  return answer.ok ? success(answer.value.data[0] !== '/') : answer;
};

/** Some versions wrap what a call gives into a list, some give a single value as it is. */
const parsed = <T>(schema: z.ZodType<T>, text: string): Outcome<T> => {
  try {
    const json = z.object({ type: z.string(), data: z.unknown() }).parse(JSON.parse(text));
    const read = schema.safeParse(json);
    const wrapped = read.success ? read : schema.safeParse({ ...json, data: [json.data] });
    if (wrapped.success) return success(wrapped.data);
  } catch {
    // Told below, as any other answer that is none.
  }
  return failure({
    kind: 'invalid-data',
    subject: 'keyring',
    message: 'The keyring gave an answer that is not understood, so nothing was done with it.',
    advice: 'Look at its entries in the keyring’s own program, such as “Passwords and Keys”.',
  });
};
