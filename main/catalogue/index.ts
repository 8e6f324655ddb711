// The catalogue: what is known about each client, and which client a process is.
export { claimsOf, isLead, sourcesOf } from './claims.ts';
export {
  createIdentifier,
  type Identification,
  type Identify,
} from './identify.ts';
export {
  type Catalogue,
  loadCatalogue,
  parseAdvisories,
  parseCatalogue,
  parseClient,
} from './load.ts';
export type { Client } from './schema.ts';
