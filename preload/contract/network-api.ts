// The calls about whom a client talked to, and about cutting the line: receipts, bytes over time, blocks.
import * as z from 'zod';
import { journalEntrySchema, planSchema } from './lockdown.ts';
import {
  blockKind,
  blockStateSchema,
  receiptSchema,
  trafficMinuteSchema,
  trialSchema,
} from './network.ts';
import { clientId, timestamp } from './nouns.ts';

const nothing = z.strictObject({});

export const networkQueries = {
  /** Meetings that touch this time, newest first. */
  'receipts.list': {
    input: z.strictObject({ from: timestamp, to: timestamp, client: clientId.optional() }),
    output: z.array(receiptSchema),
  },
  /** `conflict` while the meeting goes on. */
  'receipts.get': { input: z.strictObject({ meeting: z.string() }), output: receiptSchema },
  /** One file that needs nothing else. */
  'receipts.page': {
    input: z.strictObject({ meeting: z.string() }),
    output: z.strictObject({ html: z.string() }),
  },
  /** Whom a client talked to, minute by minute. */
  'network.traffic': {
    input: z.strictObject({ client: clientId, from: timestamp, to: timestamp }),
    output: z.array(trafficMinuteSchema),
  },
  'network.block-state': { input: z.strictObject({ client: clientId }), output: blockStateSchema },
  /** What blocking this would change, exactly. Nothing is changed. */
  'network.plan': {
    input: z.strictObject({ client: clientId, kind: blockKind }),
    output: planSchema,
  },
  /** The block that waits for somebody to say that all is well; null where none does. */
  'network.trial': { input: nothing, output: trialSchema.nullable() },
} as const;

export const networkCommands = {
  /**
   * Does a plan that was shown. It lapses after 15 seconds and is rolled back (`timeout`) unless `network.confirm` comes in
   * time, and at once (`conflict`) by `network.refuse`. Taken back with `journal.undo`.
   */
  'network.apply': { input: z.strictObject({ plan: z.string() }), output: journalEntrySchema },
  /** Somebody says that what should work does. `not-found` where nothing waits. */
  'network.confirm': { input: nothing, output: nothing },
  /** Somebody says that something else stopped. `not-found` where nothing waits. */
  'network.refuse': { input: nothing, output: nothing },
  /** Forgets a meeting that is over, for good. */
  'receipts.delete': { input: z.strictObject({ meeting: z.string() }), output: nothing },
} as const;
