// A plan as a file that the administrator's side reads: parsed there as strictly as anything from outside.
import * as z from 'zod';
import {
  blockChangeSchema,
  type Problem,
  registryChangeSchema,
} from '../../../../preload/contract/index.ts';
import type { Action, ActionPlan } from '../../../journal/index.ts';
import { causeOf, failure, type Outcome, success } from '../../../outcome.ts';

/** Numbers of 64 bits do not fit into JSON's. */
const big = z
  .string()
  .regex(/^\d{1,20}$/)
  .transform((text) => BigInt(text));
const mode = z.int().min(0).max(0o7777);
const unixPath = z
  .string()
  .regex(/^(\/[^/\0]+)+$/)
  .refine((text) => !/\/\.\.?(\/|$)/.test(text));
/** No stream of a file (`:`), no short name (`~1`), and no end that Windows would not count (a dot, a blank). */
const windowsPath = z
  .string()
  .regex(/^[A-Z]:(?:\\[^\\/:*?"<>|\p{Cc}]+)+$/u)
  .refine((text) => !/[. ](?:\\|$)|~\d/.test(text));
const path = z.union([unixPath, windowsPath]);

const expected = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('absent') }),
  z.strictObject({ kind: z.literal('file'), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  z.strictObject({ kind: z.literal('link'), target: z.string() }),
  z.strictObject({ kind: z.literal('entry'), device: big, inode: big }),
]);

const base = { step: z.string(), sentence: z.string(), needsRoot: z.literal(true) };
const argv = z.tuple([z.string()], z.string());

/** Only what root may have to do for somebody; a person's streams and processes are their own. */
const actionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('write-file'),
    ...base,
    path,
    content: z.base64().transform((text) => Buffer.from(text, 'base64')),
    expected,
    mode,
  }),
  z.strictObject({ kind: z.literal('make-link'), ...base, path, target: z.string(), expected }),
  z.strictObject({
    kind: z.literal('quarantine'),
    ...base,
    path,
    expected,
    bytes: z.number().nonnegative(),
  }),
  z.strictObject({ kind: z.literal('set-mode'), ...base, path, mode, expectedMode: mode }),
  z.strictObject({
    kind: z.literal('run-command'),
    ...base,
    command: argv,
    inverse: z.union([z.strictObject({ command: argv }), z.strictObject({ none: z.string() })]),
    timeoutMs: z.int().positive().max(3_600_000),
  }),
  z.strictObject({ kind: z.literal('set-block'), ...base, change: blockChangeSchema }),
  z.strictObject({ kind: z.literal('set-registry'), ...base, change: registryChangeSchema }),
]);

const planSchema = z.strictObject({
  id: z.uuid(),
  madeAtMs: z.number(),
  purpose: z.enum(['lockdown', 'removal', 'network']),
  client: z.string().nullable(),
  actions: z.array(actionSchema).min(1),
});

/** The actions of a plan that need root, as text. `usage` for an action that root does for nobody. */
export const planToText = (plan: ActionPlan, actions: readonly Action[]): Outcome<string> => {
  const { id, madeAtMs, purpose, client } = plan;
  const text = JSON.stringify(
    { id, madeAtMs, purpose, client, actions },
    (_key, value: unknown) => {
      if (typeof value === 'bigint') return value.toString();
      return isBufferJson(value) ? Buffer.from(value.data).toString('base64') : value;
    },
  );
  const back = textToPlan(text);
  return back.ok ? success(text) : back;
};

/** What `JSON.stringify` has made of a Buffer before the replacer sees it. */
const isBufferJson = (value: unknown): value is { readonly data: number[] } =>
  typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer';

/** `invalid-data` where it is no plan for root. */
export const textToPlan = (text: string): Outcome<ActionPlan> => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (thrown) {
    return failure(notAPlan(causeOf(thrown)));
  }
  const parsed = planSchema.safeParse(json);
  return parsed.success
    ? success({ ...parsed.data, warnings: [] })
    : failure(notAPlan(z.prettifyError(parsed.error)));
};

const notAPlan = (cause: string): Problem => ({
  kind: 'invalid-data',
  subject: 'plan',
  message: 'This is no plan that Callwarden does as an administrator; nothing was changed.',
  advice: 'Make the plan again.',
  cause,
});
