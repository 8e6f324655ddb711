// AppImages: single files with a client's name, where people keep such files.
import { posix } from 'node:path';
import type { Client } from '../../../catalogue/index.ts';
import type { Tree } from '../../files/index.ts';
import type { Found, Search, SourceReport } from './source.ts';

const homeFolders = ['Applications', 'Downloads', '.local/bin', 'bin'];
const systemFolder = '/opt';
const mostEntries = 5_000;

export const readAppImages = ({ clients, tree, home }: Search): SourceReport => {
  const names = namesOf(clients);
  const shortfalls: string[] = [];
  const found = search(tree, systemFolder, '', 'system', names, shortfalls);
  if (home) {
    for (const folder of homeFolders) {
      found.push(
        ...search(home.tree, `${home.base}/${folder}`, home.shownBelow, 'user', names, shortfalls),
      );
    }
  }
  const distinct = new Map(found.map((one) => [one.installation.path, one]));
  return { found: [...distinct.values()], shortfalls, inUse: null };
};

const search = (
  tree: Tree,
  folder: string,
  shownBelow: string,
  scope: 'system' | 'user',
  names: ReadonlyMap<string, Client>,
  shortfalls: string[],
): Found[] => {
  const entries = tree.list(folder, mostEntries);
  if (!entries.ok) {
    if (entries.problem.kind !== 'not-found') shortfalls.push(entries.problem.message);
    return [];
  }
  if (entries.value.length === mostEntries) {
    shortfalls.push(`${folder} holds very many files; only ${mostEntries} of them were looked at.`);
  }
  return entries.value.flatMap((entry) => {
    const called = readName(entry, names);
    // A link in ~/bin to a file in ~/Applications is one installation.
    const real = called && tree.resolve(`${folder}/${entry}`);
    if (!called || !real || tree.kindOf(real) !== 'file') return [];
    const { client, version } = readName(posix.basename(real), names) ?? called;
    const path = shownBelow + real;
    const installation = {
      client: client.id,
      source: 'appimage',
      path,
      version,
      package: null,
      scope,
    } as const;
    return [{ installation, files: [], trees: [], claims: [] }];
  });
};

/** What may follow the product's name: versions, channels and machine types, and nothing of another product's name. */
const trimmings =
  /^(?:v?\d[\w.+~]*|x86|x64|64|amd64|i[3-6]86|arm64|aarch64|armv7l|armhf|linux|desktop|client|app|latest|stable|beta|alpha|nightly|release|rc\d*)$/;

export interface AppImageName {
  readonly client: Client;
  readonly version: string | null;
}

/** `Zoom-5.17.11_x86-64.AppImage` is Zoom 5.17.11; `zoom-player.AppImage` is nothing that we know. */
export const readName = (
  fileName: string,
  names: ReadonlyMap<string, Client>,
): AppImageName | null => {
  const stem = /^(.{1,200})\.appimage$/is.exec(fileName)?.[1];
  if (stem === undefined) return null;
  const words = wordsOf(stem);
  for (let count = words.length; count > 0; count -= 1) {
    const client = names.get(words.slice(0, count).join('-'));
    const rest = words.slice(count);
    if (client === undefined || !rest.every((word) => trimmings.test(word))) continue;
    const version = rest.find((word) => /^v?\d+(?:\.[\w+~]+)+$/.test(word)) ?? null;
    return { client, version: version?.replace(/^v/, '') ?? null };
  }
  return null;
};

/** Every name that a client's file may begin with, in the form of `readName`. */
export const namesOf = (clients: readonly Client[]): ReadonlyMap<string, Client> => {
  const names = new Map<string, Client>();
  for (const client of clients) {
    for (const name of [client.id, client.shortName, ...client.linux.processNames]) {
      const key = wordsOf(name).join('-');
      if (key !== '' && !names.has(key)) names.set(key, client);
    }
  }
  return names;
};

const wordsOf = (name: string): string[] =>
  name
    .toLowerCase()
    .replaceAll(/x86[_-]64/g, 'x64')
    .split(/[\s_()-]+/)
    .filter((word) => word !== '');
