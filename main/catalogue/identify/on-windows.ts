// Which client a process on Windows is, and how sure that is. Pure, like its sister for Linux.
import type { ClientId } from '../../../preload/contract/index.ts';
import type { Catalogue } from '../load.ts';
import { PathIndex } from '../paths/paths.ts';
import {
  expandEntry,
  foldCase,
  windowsBaseName,
  windowsFolders,
  windowsKey,
} from '../paths/windows-paths.ts';
import { windowsFactsOf } from '../windows-facts.ts';
import type { Identification, IdentifierOptions, Identify } from './identification.ts';

/** Builds the lookups once. `root` is the drive of Windows (`C:\`), `home` the person's profile folder. */
export function createWindowsIdentifier(
  catalogue: Catalogue,
  { root, home, ownership }: IdentifierOptions,
): Identify {
  const folders = windowsFolders(root, home);
  const places = new PathIndex<ClientId>();
  const names = new Map<string, { readonly client: ClientId; readonly name: string }>();

  for (const client of catalogue.clients) {
    const { processNames, installPaths } = windowsFactsOf(client);
    for (const name of processNames) names.set(foldCase(name), { client: client.id, name });
    for (const entry of installPaths) {
      const place = expandEntry(entry, folders);
      const key = place === null ? null : windowsKey(place);
      if (key !== null) places.add(key, entry, client.id);
    }
  }

  const byOwnership = (path: string): Identification | null => {
    const owner = ownership.packageOf(path);
    const client = owner === null ? undefined : catalogue.byId(owner.client);
    if (owner === null || client === undefined) return null;
    const evidence =
      // The package of what is known by its signature is its signer.
      owner.source === 'signature'
        ? `is signed by ${owner.package}`
        : 'belongs to its package (msix)';
    return { client: client.id, identity: 'verified', evidence };
  };

  const byPlace = (path: string): Identification | null => {
    const key = windowsKey(path);
    const place = key === null ? null : places.find(key);
    if (place === null) return null;
    return { client: place.owner, identity: 'path', evidence: `stands at ${place.entry}` };
  };

  const byName = (name: string): Identification | null => {
    const match = names.get(foldCase(name));
    if (match === undefined) return null;
    return {
      client: match.client,
      identity: 'name-only',
      evidence: `is only called ${match.name}`,
    };
  };

  return ({ executable, name }) =>
    executable === null
      ? byName(name)
      : (byOwnership(executable) ?? byPlace(executable) ?? byName(windowsBaseName(executable)));
}
