// Which client a process is, and how sure that is. Pure: what is installed comes in as `ownership`.
import type { Catalogue } from '../load.ts';
import { isWindowsPath } from '../paths/windows-paths.ts';
import type { IdentifierOptions, Identify } from './identification.ts';
import { createLinuxIdentifier } from './on-linux.ts';
import { createMacIdentifier } from './on-mac.ts';
import { createWindowsIdentifier } from './on-windows.ts';

export type { Identification, Identify } from './identification.ts';

/** Builds the lookups once, for the system whose words the paths are. */
export function createIdentifier(catalogue: Catalogue, options: IdentifierOptions): Identify {
  if (options.platform === 'darwin') return createMacIdentifier(catalogue, options);
  if (isWindowsPath(options.root)) return createWindowsIdentifier(catalogue, options);
  return createLinuxIdentifier(catalogue, options);
}
