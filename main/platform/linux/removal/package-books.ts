// Which of a client's packages are on the books of their managers, and what of it would stay when they go.
import { posix } from 'node:path';
import type { Installation } from '../../../../preload/contract/index.ts';
import type { Client } from '../../../catalogue/index.ts';
import { mergeUsr } from '../../../catalogue/paths/paths.ts';
import type { Tree } from '../../files/index.ts';
import type { Ground } from '../../ground/index.ts';
import type { EntrySeen, PackageSeen, Paths } from '../../port/index.ts';
import { parseStatus } from '../installed/dpkg-status.ts';
import { filesIn, mostBookBytes, pacmanFolder } from '../installed/pacman-book.ts';
import { packagesOwning } from '../packages/index.ts';

const folder = '/var/lib/dpkg';
const mostStatusBytes = 64 * 1024 * 1024;
const mostListBytes = 16 * 1024 * 1024;

export const readPackages = async (
  client: Client,
  installations: readonly Installation[],
  tree: Tree,
  ground: Ground,
  paths: Paths,
): Promise<readonly PackageSeen[]> => [
  ...(await debPackages(client, installations, tree, ground, paths)),
  ...(await pacmanPackages(installations, ground, paths)),
  ...installations.flatMap((installation): PackageSeen[] => {
    const { source, package: name, version, scope } = installation;
    if (name === null || (source !== 'rpm' && source !== 'flatpak' && source !== 'snap')) return [];
    return [{ manager: source, name, version, scope, installation, settings: [], strays: null }];
  }),
];

/** Companions (`chromium-common`) too: an installation names its leading package alone. */
const debPackages = async (
  client: Client,
  installations: readonly Installation[],
  tree: Tree,
  ground: Ground,
  paths: Paths,
): Promise<readonly PackageSeen[]> => {
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
  return Promise.all(
    packages.map(async ({ name, version, architecture }) => {
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
        strays:
          installation === null ? null : await straysIn(installation.path, owned, ground, paths),
      } as const;
    }),
  );
};

const pacmanPackages = async (
  installations: readonly Installation[],
  ground: Ground,
  paths: Paths,
): Promise<readonly PackageSeen[]> => {
  const packages = installations.flatMap((installation) => {
    const { source, package: name, version } = installation;
    if (source !== 'pacman' || name === null) return [];
    const book = filesIn(
      ground.text(`${pacmanFolder}/${name}-${version}/files`, mostBookBytes) ?? '',
    );
    return [{ installation, name, version, book }];
  });
  const owned = new Set(
    packages.flatMap(({ book: { files, folders } }) => [...files, ...folders]).map(mergeUsr),
  );
  return Promise.all(
    packages.map(async ({ installation, name, version, book: { settings } }) => ({
      manager: 'pacman',
      name,
      version,
      scope: 'system',
      installation,
      settings: settings.flatMap((path) => ground.entry(path) ?? []),
      strays: await straysIn(installation.path, owned, ground, paths),
    })),
  );
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
/** A folder with more strays than this is somebody's own place by now. */
const mostStrays = 500;

/** The client's own folder, where it holds anything that no package put there: what another package did is its own. */
const straysIn = async (
  path: string,
  owned: ReadonlySet<string>,
  ground: Ground,
  paths: Paths,
): Promise<EntrySeen | null> => {
  const strays = unownedIn(path, owned, ground);
  if (strays === null || strays.length === 0) return null;
  const owners = await packagesOwning(strays, paths);
  return owners.ok && owners.value.size === 0 ? ground.entry(path) : null;
};

/** The topmost entries below a folder that are in none of these lists: a package lists every folder that it fills. */
const unownedIn = (
  path: string,
  owned: ReadonlySet<string>,
  ground: Ground,
): readonly string[] | null => {
  if (ground.kindOf(path) !== 'folder') return null;
  const strays: string[] = [];
  const waiting = [path];
  let looked = 0;
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const name of ground.names(at)) {
      looked += 1;
      const shown = posix.join(at, name);
      if (!owned.has(mergeUsr(shown))) strays.push(shown);
      else if (ground.entry(shown)?.kind === 'folder') waiting.push(shown);
      if (looked > mostEntries || strays.length > mostStrays) return null;
    }
  }
  return strays;
};
