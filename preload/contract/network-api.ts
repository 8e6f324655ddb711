// The calls about whom a client talked to: receipts and bytes over time.
import * as z from 'zod';
import { receiptSchema, trafficMinuteSchema } from './network.ts';
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
} as const;

export const networkCommands = {
  /** Forgets a meeting that is over, for good. */
  'receipts.delete': { input: z.strictObject({ meeting: z.string() }), output: nothing },
} as const;
