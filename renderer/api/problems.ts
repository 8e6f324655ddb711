// What the screens themselves may have to say went wrong, in the shape of every other problem.
import type { Problem } from '../../preload/contract/index.ts';

/** The guard did not answer at all. */
export const noAnswer = (cause: unknown): Problem => ({
  kind: 'unavailable',
  subject: 'guard',
  message: 'Callwarden does not answer.',
  advice: 'See that it still runs; this window finds it again by itself.',
  cause: cause instanceof Error ? cause.message : String(cause),
});

/** The guard said something that the contract does not know. */
export const notUnderstood = (subject: string, cause: string): Problem => ({
  kind: 'invalid-data',
  subject,
  message: 'The answer was not understood.',
  advice: 'Reload the window: it may be older than Callwarden.',
  cause,
});
