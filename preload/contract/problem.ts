// The one shape in which anything that went wrong crosses a wall.
import * as z from 'zod';

export const problemSchema = z.strictObject({
  kind: z.enum([
    'usage',
    'not-found',
    'not-permitted',
    'unreadable',
    'invalid-data',
    'unavailable',
    'timeout',
    'conflict',
    'storage',
    'internal',
  ]),
  /** What it happened to: a file, a client, a part of the guard. */
  subject: z.string(),
  /** One sentence for a person: what happened. */
  message: z.string(),
  /** One sentence for a person: what to do about it. */
  advice: z.string(),
  /** The technical cause, as the system said it. */
  cause: z.string().optional(),
});
export type Problem = z.infer<typeof problemSchema>;
