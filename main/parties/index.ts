// Who is at the other end of a connection.
export { type Classify, createClassifier, type SeenName } from './classify.ts';
export { inSpan } from './in-span.ts';
export { networksOf, type PartyNetworks } from './networks-of.ts';
export { lazyPartyTable, partyTableFile } from './table-file.ts';
