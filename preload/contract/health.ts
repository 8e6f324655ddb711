// What each part of the guard says about its own sight.
import * as z from 'zod';

export const guardPart = z.enum([
  'probe',
  'process-events',
  'device-events',
  'sockets',
  'far-ends',
  'own-sockets',
  'names',
  'other-users',
  'sound-server',
  'camera-server',
  'windows',
  'packages',
  'store',
  'quarantine',
  'policy',
]);

export const healthSchema = z.strictObject({
  part: guardPart,
  state: z.enum(['working', 'limited', 'absent']),
  /** One sentence: what is seen, or why not. */
  detail: z.string(),
  /** One sentence: what to do; null when all is well. */
  advice: z.string().nullable(),
});

export type GuardPart = z.infer<typeof guardPart>;
export type Health = z.infer<typeof healthSchema>;
