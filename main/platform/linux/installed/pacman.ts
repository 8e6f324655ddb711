// Packages of pacman: Arch Linux, Manjaro, EndeavourOS, SteamOS.
import { posix } from 'node:path';
import type { Client } from '../../../catalogue/index.ts';
import { mergeUsr } from '../../../catalogue/paths/paths.ts';
import type { Tree } from '../../files/index.ts';
import { holderOf } from './holder.ts';
import {
  filesIn,
  mostBookBytes,
  type PacmanFiles,
  packageNameIn,
  pacmanFolder,
  versionIn,
} from './pacman-book.ts';
import { type Found, nothing, type Search, type SourceReport } from './source.ts';

/** A large machine has 3,000. */
const mostPackages = 50_000;

/** Packages that bring a client's program. Of all others only the name is read. */
export const readPacman = ({ clients, tree }: Search): SourceReport => {
  if (tree.kindOf(pacmanFolder) !== 'folder') return nothing;
  const folders = tree.list(pacmanFolder, mostPackages);
  if (!folders.ok) return { found: [], shortfalls: [folders.problem.message], inUse: 'pacman' };
  const shortfalls: string[] = [];
  const found = folders.value.flatMap((folder) => {
    const name = packageNameIn(folder);
    if (name === null) return [];
    const callers = clients.filter((client) => mayBeOf(client, name));
    if (callers.length === 0) return [];
    const book = readBook(tree, folder, shortfalls);
    const client = callers.find((each) => book !== null && bringsProgram(each, book.files));
    return book === null || client === undefined ? [] : [toFound(client, name, book)];
  });
  return { found, shortfalls, inUse: 'pacman' };
};

/** Called as elsewhere, or with a word more: `slack-desktop`, `zoom-beta`, `webex-bin`. Its files have the last word. */
const mayBeOf = ({ id, linux: { packages } }: Client, name: string): boolean =>
  [...packages.deb, ...packages.rpm, id].some(
    (known) => name === known || name.startsWith(`${known}-`),
  );

/** A word for a shell's completion or a picture has a program's name, too, but stands elsewhere. */
const bringsProgram = ({ linux }: Client, { files }: PacmanFiles): boolean => {
  const names = new Set(linux.processNames);
  const places = new Set(linux.installPaths.map(mergeUsr));
  return files.some(
    (path) =>
      places.has(mergeUsr(path)) ||
      (names.has(posix.basename(path)) && /^\/(?:opt|usr\/(?:local\/)?(?:s?bin|lib))\//.test(path)),
  );
};

interface Book {
  readonly version: string | null;
  readonly files: PacmanFiles;
}

const readBook = (tree: Tree, folder: string, shortfalls: string[]): Book | null => {
  const desc = tree.read(`${pacmanFolder}/${folder}/desc`, mostBookBytes);
  const files = tree.read(`${pacmanFolder}/${folder}/files`, mostBookBytes);
  for (const part of [desc, files]) if (!part.ok) shortfalls.push(part.problem.message);
  if (!desc.ok || !files.ok) return null;
  return {
    version: versionIn(desc.value.bytes.toString('utf8')),
    files: filesIn(files.value.bytes.toString('utf8')),
  };
};

const toFound = (client: Client, name: string, { version, files: book }: Book): Found => {
  const claims = [...book.files, ...book.folders];
  const installation = {
    client: client.id,
    source: 'pacman',
    path: holderOf(client, book.files, claims),
    version,
    package: name,
    scope: 'system',
  } as const;
  return { installation, files: book.files, trees: [], claims };
};
