// What may stand in the way of a block, in sentences.
import type { Problem } from '../../../preload/contract/index.ts';

export const cannotChoose = (client: string, reason: string): Problem => ({
  kind: 'conflict',
  subject: client,
  message: reason,
  advice: 'Choose another kind of block, or end the client.',
});

export const notBlocked = (client: string): Problem => ({
  kind: 'not-found',
  subject: client,
  message: 'Nothing of this client is blocked.',
  advice: 'Nothing is to be done.',
});

export const nothingWaits: Problem = {
  kind: 'not-found',
  subject: 'trial',
  message: 'No block waits to be confirmed: its time is over, or it was confirmed before.',
  advice: 'Apply it again, and confirm within 15 seconds.',
};
