// Which client a process on macOS is, and how sure that is. Pure, like its sisters for Linux and Windows.
import type { ClientId } from '../../../preload/contract/index.ts';
import type { Catalogue } from '../load.ts';
import { macFactsOf } from '../mac-facts.ts';
import { macKey } from '../paths/mac-paths.ts';
import { baseName, insideRoot, PathIndex, tidyPath } from '../paths/paths.ts';
import type { Identification, IdentifierOptions, Identify } from './identification.ts';

/** Builds the lookups once. */
export function createMacIdentifier(
  catalogue: Catalogue,
  { root, home, ownership }: IdentifierOptions,
): Identify {
  const tree = tidyPath(root) ?? '/';
  const homeKey = macKey(home);
  const places = new PathIndex<ClientId>();
  const homes = new PathIndex<ClientId>();
  const names = new Map<string, { readonly client: ClientId; readonly name: string }>();

  for (const client of catalogue.clients) {
    const { processNames, installPaths } = macFactsOf(client);
    for (const name of processNames) names.set(name.normalize('NFC'), { client: client.id, name });
    for (const entry of installPaths) {
      const inHome = entry.startsWith('~/');
      const key = macKey(inHome ? entry.slice(1) : entry);
      if (key === null || (inHome && homeKey === null)) continue;
      if (inHome) homes.add(`${homeKey}${key}`, entry, client.id);
      else places.add(key, entry, client.id);
    }
  }

  const byOwnership = (path: string): Identification | null => {
    const owner = ownership.packageOf(path);
    const client = owner === null ? undefined : catalogue.byId(owner.client);
    if (client === undefined) return null;
    const team = macFactsOf(client).teamId;
    if (owner?.source !== 'signature' || team === undefined) return null;
    return {
      client: client.id,
      identity: 'verified',
      evidence: `is signed by ${client.vendor} (team ${team})`,
    };
  };

  const byPlace = (path: string, inside: string | null): Identification | null => {
    const key = macKey(path);
    const insideKey = inside === null ? null : macKey(inside);
    const place =
      (insideKey === null ? null : places.find(insideKey)) ??
      (key === null ? null : homes.find(key));
    if (place === null) return null;
    return { client: place.owner, identity: 'path', evidence: `stands at ${place.entry}` };
  };

  const byName = (name: string): Identification | null => {
    const match = names.get(name.normalize('NFC'));
    if (match === undefined) return null;
    return {
      client: match.client,
      identity: 'name-only',
      evidence: `is only called ${match.name}`,
    };
  };

  return ({ executable, name }) => {
    if (executable === null) return byName(name);
    const path = tidyPath(executable);
    const inside = path === null ? null : insideRoot(path, tree);
    const sure =
      (inside === null ? null : byOwnership(inside)) ??
      (path === null ? null : byPlace(path, inside));
    return sure ?? byName(baseName(executable));
  };
}
