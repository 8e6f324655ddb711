// What the catalogue knows of a client on Windows.
import type { Client } from './schema.ts';

type WindowsFacts = Client['win32'];

const nothing: WindowsFacts = {
  processNames: [],
  installPaths: [],
  uninstallDisplayNames: [],
  productCodes: [],
  upgradeCodes: [],
  packageFamilyNames: [],
  wingetIds: [],
  silentUninstall: [],
  publishers: [],
};

/** A start takes the bundled files as they stand, without the schema's defaults: what a file leaves out is empty here. */
export const windowsFactsOf = (client: Client): WindowsFacts => ({ ...nothing, ...client.win32 });
