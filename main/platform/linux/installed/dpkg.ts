// Debian packages: /var/lib/dpkg/status (or status.d, where there is no dpkg), and the lists of their files.
import { isUtf8 } from 'node:buffer';
import type { Client } from '../../../catalogue/index.ts';
import type { Tree } from '../../files/index.ts';
import { type DpkgPackage, parseStatus } from './dpkg-status.ts';
import { holderOf } from './holder.ts';
import { clientsByPackage, type Found, nothing, type Search, type SourceReport } from './source.ts';

const folder = '/var/lib/dpkg';
/** A large machine has 10 MB. */
const mostStatusBytes = 64 * 1024 * 1024;
const mostListBytes = 16 * 1024 * 1024;
const mostStatusFiles = 10_000;

/** Packages of the clients in the state `install ok installed`. Files of other packages are not read. */
export const readDpkg = ({ clients, tree }: Search): SourceReport => {
  const byPackage = clientsByPackage(clients, 'deb');
  const wanted = new Set(byPackage.keys());
  const shortfalls: string[] = [];
  const packages = [
    ...readStatus(tree, `${folder}/status`, wanted, shortfalls),
    ...readStatusFolder(tree, wanted, shortfalls),
  ];
  if (packages.length === 0 && shortfalls.length === 0 && tree.kindOf(folder) === null)
    return nothing;
  // The catalogue names a client's leading package first.
  const order = [...wanted];
  packages.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
  const found = packages.flatMap((entry) => {
    const client = byPackage.get(entry.name);
    const installed = entry.status === null || entry.status === 'install ok installed';
    return client && installed ? [toFound(tree, client, entry, shortfalls)] : [];
  });
  return { found: markCompanions(found), shortfalls, inUse: 'dpkg' };
};

const readStatus = (
  tree: Tree,
  path: string,
  wanted: ReadonlySet<string>,
  shortfalls: string[],
): readonly DpkgPackage[] => {
  const file = tree.read(path, mostStatusBytes);
  if (!file.ok) {
    if (file.problem.kind !== 'not-found') shortfalls.push(file.problem.message);
    return [];
  }
  const { bytes, truncated } = file.value;
  const status = parseStatus(bytes.toString('utf8'), wanted);
  if (truncated) shortfalls.push(`${path} is larger than 64 MB; only its beginning was read.`);
  else if (status.cut) shortfalls.push(`${path} ends in the middle of a line.`);
  if (status.nameless > 0) {
    shortfalls.push(`${path} holds ${status.nameless} entries that are no packages.`);
  }
  if (!isUtf8(bytes) && !truncated) shortfalls.push(`${path} holds text that is not UTF-8.`);
  return status.packages;
};

/** Images without dpkg keep one file for each package, without a status: what is there is installed. */
const readStatusFolder = (
  tree: Tree,
  wanted: ReadonlySet<string>,
  shortfalls: string[],
): DpkgPackage[] => {
  const names = tree.list(`${folder}/status.d`, mostStatusFiles);
  if (!names.ok) {
    if (names.problem.kind !== 'not-found') shortfalls.push(names.problem.message);
    return [];
  }
  return names.value
    .filter((name) => !name.endsWith('.md5sums'))
    .flatMap((name) => readStatus(tree, `${folder}/status.d/${name}`, wanted, shortfalls));
};

const toFound = (tree: Tree, client: Client, entry: DpkgPackage, shortfalls: string[]): Found => {
  const claims = readList(tree, entry, shortfalls);
  const files = withoutFolders(claims);
  const path = holderOf(client, files, claims);
  const { name, version } = entry;
  const installation = {
    client: client.id,
    source: 'deb',
    path,
    version,
    package: name,
    scope: 'system',
  } as const;
  return { installation, files, trees: [], claims };
};

/** A package for several architectures at once has its architecture in the list's name. */
const readList = (
  tree: Tree,
  { name, architecture }: DpkgPackage,
  shortfalls: string[],
): readonly string[] => {
  const names = [name];
  if (architecture !== null && /^[a-z0-9][a-z0-9-]*$/.test(architecture))
    names.push(`${name}:${architecture}`);
  for (const candidate of names) {
    const list = tree.read(`${folder}/info/${candidate}.list`, mostListBytes);
    if (list.ok)
      return list.value.bytes
        .toString('utf8')
        .split('\n')
        .filter((line) => line.startsWith('/'));
    if (list.problem.kind === 'not-found') continue;
    shortfalls.push(list.problem.message);
    return [];
  }
  shortfalls.push(`dpkg's list of the files of ${name} is missing.`);
  return [];
};

/** dpkg lists folders as well, and does not mark them: a path with another below it is one. */
export const withoutFolders = (paths: readonly string[]): string[] => {
  const folders = new Set(['/.', '/']);
  for (const path of paths) folders.add(path.slice(0, path.lastIndexOf('/')));
  return paths.filter((path) => !folders.has(path));
};

/** `chromium` and `chromium-common` are one installation in one place: the second only brings its files. */
const markCompanions = (found: readonly Found[]): Found[] => {
  const places = new Set<string>();
  return found.map((one) => {
    const place = `${one.installation.client} ${one.installation.path}`;
    if (places.has(place)) return { ...one, companion: true };
    places.add(place);
    return one;
  });
};
