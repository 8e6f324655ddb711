// What a person is told of at once, and by which rule.
import * as z from 'zod';
import { clientId, deviceKind, timestamp } from './nouns.ts';

export const alertRule = z.enum([
  'capture-started',
  'impostor-capture',
  'microphone-kept',
  'background-capture',
  'network-listener',
  'loopback-listener',
  'new-third-party',
  'fix-reverted',
  'client-returned',
  'change-interrupted',
]);

export const alertSchema = z.strictObject({
  id: z.string(),
  rule: alertRule,
  at: timestamp,
  client: clientId.nullable(),
  device: deviceKind.nullable(),
  pid: z.int().nonnegative().nullable(),
  /** The program's own name, for a sentence about something that is no client. */
  application: z.string(),
  /** What caused it: facts seen on this machine, each a sentence. */
  evidence: z.array(z.string()),
});

export type AlertRule = z.infer<typeof alertRule>;
export type Alert = z.infer<typeof alertSchema>;
