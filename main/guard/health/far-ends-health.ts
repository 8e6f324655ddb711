// What is said about whether the far ends of connections can be told apart.
import type { Health } from '../../../preload/contract/index.ts';

/** `table` is the file of networks, null where there is none. */
export const farEndsHealth = (table: string | null): Health =>
  table === null
    ? {
        part: 'far-ends',
        state: 'limited',
        detail:
          'The table of networks is missing, so only addresses that a vendor has published are known.',
        advice: 'Install Callwarden again, or run `npm run build`.',
      }
    : {
        part: 'far-ends',
        state: 'working',
        detail: 'Whose a connection’s far end is can be told by its address.',
        advice: null,
      };
