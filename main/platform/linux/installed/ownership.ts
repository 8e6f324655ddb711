// Which file belongs to which package: asked for each process, so one lookup for a file, a few for a tree.
import { mergeUsr } from '../../../catalogue/paths/paths.ts';
import type { Ownership } from '../../port/index.ts';
import type { Found } from './source.ts';

interface Owner {
  readonly client: string;
  readonly package: string;
  readonly source: string;
}

/** `/bin/x` and `/usr/bin/x` are one file here, whichever of the two a package lists. */
export const ownershipOf = (found: readonly Found[]): Ownership => {
  const files = new Map<string, Owner>();
  const trees = new Map<string, Owner>();
  for (const { installation, files: owned, trees: folders } of found) {
    const { client, package: name, source } = installation;
    if (name === null) continue;
    const owner = { client, package: name, source };
    for (const path of owned) files.set(mergeUsr(path), owner);
    for (const path of folders) trees.set(path, owner);
  }
  return {
    packageOf: (path) => {
      const merged = mergeUsr(path);
      return files.get(merged) ?? (trees.size === 0 ? null : above(trees, merged));
    },
  };
};

const above = (trees: ReadonlyMap<string, Owner>, path: string): Owner | null => {
  if (path.includes('/../')) return null;
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
    const owner = trees.get(path.slice(0, end));
    if (owner) return owner;
  }
  return null;
};
