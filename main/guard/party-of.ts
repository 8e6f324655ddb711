// Whose the other end is, for the watcher: the table of networks is read at the first address that needs it.
import type { Catalogue } from '../catalogue/index.ts';
import { createClassifier, lazyPartyTable } from '../parties/index.ts';
import type { PartyOf } from '../watch/index.ts';

export const createPartyOf = (catalogue: Catalogue): PartyOf => {
  const classify = createClassifier(catalogue, lazyPartyTable());
  return (client, remote, names) => classify({ client, remote, names });
};
