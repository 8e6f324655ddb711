// The catalogue: what is known about each client, and which client a process is.
export {
  type Advisory,
  advisoriesFor,
  type Judged,
  judge,
  type PlatformName,
  parseAdvisories,
  type Verdict,
} from './advisories/index.ts';
export { claimsOf, isLead, sourcesOf } from './claims.ts';
export { type FarewellFacts, farewellFactsOf, parseFarewells } from './farewells.ts';
export {
  createIdentifier,
  type Identification,
  type Identify,
} from './identify/index.ts';
export {
  type Catalogue,
  loadCatalogue,
  parseCatalogue,
  parseClient,
} from './load.ts';
export { macFactsOf } from './mac-facts.ts';
export { type MacSetting, macSettingsOf } from './mac-preferences.ts';
export type { Client } from './schema.ts';
export { type ClientUpdates, howToUpdate, parseUpdates, type UpdateAdvice } from './updates.ts';
export { windowsFactsOf } from './windows-facts.ts';
