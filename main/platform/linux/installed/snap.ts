// Snaps: `/snap/NAME/current` is the revision that runs; `meta/snap.yaml` says its version (https://snapcraft.io/docs/snap-format).
import type { Tree } from '../../files/index.ts';
import { plainVersion } from './plain-version.ts';
import { clientsByPackage, type Search, type SourceReport } from './source.ts';

/** The second where `/snap` is not allowed: Fedora, Arch. */
const folders = ['/snap', '/var/lib/snapd/snap'];
const mostBytes = 1024 * 1024;

export const readSnap = ({ clients, tree }: Search): SourceReport => {
  const places = folders.filter((folder) => tree.kindOf(folder) === 'folder');
  const [first, second] = places.map((folder) => tree.resolve(folder));
  // On some systems the one is a link to the other.
  const distinct = first === second ? places.slice(0, 1) : places;
  const found = [...clientsByPackage(clients, 'snap')].flatMap(([name, client]) => {
    const folder = distinct.find((place) => tree.kindOf(`${place}/${name}/current`) === 'folder');
    if (folder === undefined) return [];
    const path = `${folder}/${name}`;
    const version = versionOf(tree, path);
    const installation = {
      client: client.id,
      source: 'snap',
      path,
      version,
      package: name,
      scope: 'system',
    } as const;
    return [{ installation, files: [], trees: [path], claims: [] }];
  });
  return { found, shortfalls: [], inUse: places.length > 0 ? 'snap' : null };
};

const versionOf = (tree: Tree, path: string): string | null => {
  const file = tree.read(`${path}/current/meta/snap.yaml`, mostBytes);
  return file.ok ? snapVersion(file.value.bytes.toString('utf8')) : null;
};

/** The top-level key `version` of a snap.yaml: a plain or quoted scalar on its line. Anything cleverer gives null. */
export const snapVersion = (yaml: string): string | null => {
  const value = /^version[ \t]*:[ \t]+(.*)$/m.exec(yaml)?.[1];
  if (value === undefined) return null;
  const scalar =
    /^(?:'([^'\\]*)'|"([^"\\]*)"|([^'"#&*!|>%@`[\]{}\s][^#\s]*))[ \t]*(?:[ \t]#.*)?\r?$/.exec(
      value,
    );
  return plainVersion(scalar?.[1] ?? scalar?.[2] ?? scalar?.[3] ?? '');
};
