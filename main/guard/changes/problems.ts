// What may stand in the way of a change, in sentences.
import type { JournalEntry, Problem } from '../../../preload/contract/index.ts';
import type { Client } from '../../catalogue/index.ts';

export const noSuchClient = (id: string, known: readonly Client[]): Problem => ({
  kind: 'usage',
  subject: id,
  message: `The catalogue knows no client “${id}”.`,
  advice: `Known clients: ${known.map((client) => client.id).join(', ')}.`,
});

export const noSuchPlan = (id: string): Problem => ({
  kind: 'not-found',
  subject: id,
  message: 'This plan is not kept any more; nothing was changed.',
  advice: 'Look again at what would change, and apply that.',
});

export const busy = (entry: JournalEntry): Problem => ({
  kind: 'conflict',
  subject: entry.id,
  message: 'Another change is going on.',
  advice: 'Wait until it is over, then try again.',
});

export const nothingRemovedHere = (platform: string): Problem => ({
  kind: 'unavailable',
  subject: platform,
  message: 'Callwarden does not remove anything on this system yet.',
  advice: 'Use the system’s own settings for installed programs.',
});
