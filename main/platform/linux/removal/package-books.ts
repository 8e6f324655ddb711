// Which of a client's packages are on the books of their managers, and what of it would stay when they go.
import { posix } from 'node:path';
import type { Installation } from '../../../../preload/contract/index.ts';
import type { Client } from '../../../catalogue/index.ts';
import { mergeUsr } from '../../../catalogue/paths.ts';
import type { Tree } from '../../files/index.ts';
import type { Ground } from '../../ground/index.ts';
import type { EntrySeen, PackageSeen } from '../../port/index.ts';
import { parseStatus } from '../installed/dpkg-status.ts';

const folder = '/var/lib/dpkg';
const mostStatusBytes = 64 * 1024 * 1024;
const mostListBytes = 16 * 1024 * 1024;

export const readPackages = (
  client: Client,
  installations: readonly Installation[],
  tree: Tree,
  ground: Ground,
): readonly PackageSeen[] => [
  ...debPackages(client, installations, tree, ground),
  ...installations.flatMap((installation): PackageSeen[] => {
    const { source, package: name, version, scope } = installation;
    if (name === null || (source !== 'rpm' && source !== 'flatpak' && source !== 'snap')) return [];
    return [{ manager: source, name, version, scope, installation, settings: [], strays: null }];
  }),
];

/** Companions (`chromium-common`) too: an installation names its leading package alone. */
const debPackages = (
  client: Client,
  installations: readonly Installation[],
  tree: Tree,
  ground: Ground,
): readonly PackageSeen[] => {
  const wanted = new Set(client.linux.packages.deb);
  if (wanted.size === 0) return [];
  const status = tree.read(`${folder}/status`, mostStatusBytes);
  if (!status.ok) return [];
  const packages = parseStatus(status.value.bytes.toString('utf8'), wanted).packages.filter(
    (entry) => entry.status === 'install ok installed',
  );
  const lists = packages.map(({ name, architecture }) => [
    ...linesOf(ground, name, architecture, 'list'),
  ]);
  const owned = new Set(lists.flat().map(mergeUsr));
  return packages.map(({ name, version, architecture }) => {
    const installation =
      installations.find((each) => each.source === 'deb' && each.package === name) ?? null;
    return {
      manager: 'dpkg',
      name,
      version,
      scope: 'system',
      installation,
      settings: linesOf(ground, name, architecture, 'conffiles').flatMap(
        (path) => ground.entry(path) ?? [],
      ),
      strays: installation === null ? null : straysIn(installation.path, owned, ground),
    };
  });
};

/** A package for several architectures at once has its architecture in its files' names. */
const linesOf = (
  ground: Ground,
  name: string,
  architecture: string | null,
  ending: 'list' | 'conffiles',
): readonly string[] => {
  const names = [name, ...(architecture === null ? [] : [`${name}:${architecture}`])];
  const text = names
    .map((each) => ground.text(`${folder}/info/${each}.${ending}`, mostListBytes))
    .find((each) => each !== null);
  return (text ?? '').split('\n').filter((line) => line.startsWith('/') && line !== '/.');
};

/** So many entries are looked at for strays; a package's folder with more is taken for clean. */
const mostEntries = 50_000;

/** The client's own folder, where it holds anything that its packages did not put there. */
const straysIn = (path: string, owned: ReadonlySet<string>, ground: Ground): EntrySeen | null => {
  if (ground.kindOf(path) !== 'folder') return null;
  const waiting = [path];
  let looked = 0;
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const name of ground.names(at)) {
      looked += 1;
      if (looked > mostEntries) return null;
      const shown = posix.join(at, name);
      if (!owned.has(mergeUsr(shown))) return ground.entry(path);
      if (ground.entry(shown)?.kind === 'folder') waiting.push(shown);
    }
  }
  return null;
};
