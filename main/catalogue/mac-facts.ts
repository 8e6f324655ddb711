// What the catalogue knows of a client on macOS.
import type { Client } from './schema.ts';

type MacFacts = Client['darwin'];

const nothing: MacFacts = {
  processNames: [],
  installPaths: [],
  bundleIds: [],
  receipts: [],
};

/** A start takes the bundled files as they stand, without the schema's defaults: what a file leaves out is empty here. */
export const macFactsOf = (client: Client): MacFacts => ({ ...nothing, ...client.darwin });
