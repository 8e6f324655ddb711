// pacman's books: a folder for each package in /var/lib/pacman/local, with plain text in it
// (https://man.archlinux.org/man/alpm-db.7, alpm-db-files(5), alpm-db-desc(5)).
import { posix } from 'node:path';

export const pacmanFolder = '/var/lib/pacman/local';
/** A large package lists 2 MB of files. */
export const mostBookBytes = 16 * 1024 * 1024;

/** pacman refuses to work while this is there (pacman(8)). */
export const pacmanLock = '/var/lib/pacman/db.lck';

export interface PacmanFiles {
  readonly files: readonly string[];
  readonly folders: readonly string[];
  /** Settings: changed ones stay as `NAME.pacsave` when the package goes. */
  readonly settings: readonly string[];
}

/** The package's name out of its folder's, `NAME-VERSION-RELEASE`; null where it is no package's. */
export const packageNameIn = (folder: string): string | null =>
  /^([a-z0-9@_+][a-z0-9@._+-]*)-[^-]+-[^-]+$/.exec(folder)?.[1] ?? null;

/** `desc`: the version as pacman prints it, `epoch:version-release`; null where it names none. */
export const versionIn = (desc: string): string | null =>
  sectionsOf(desc).get('VERSION')?.[0] ?? null;

/** `files`: paths are relative to the root, folders end with a slash, settings are followed by a checksum. */
export const filesIn = (text: string): PacmanFiles => {
  const sections = sectionsOf(text);
  const paths = (sections.get('FILES') ?? []).map((path) => posix.join('/', path));
  const isFolder = (path: string): boolean => path.endsWith('/');
  return {
    files: paths.filter((path) => !isFolder(path)),
    folders: paths
      .filter((path) => isFolder(path) && path !== '/')
      .map((path) => path.slice(0, -1)),
    settings: (sections.get('BACKUP') ?? []).map((line) =>
      posix.join('/', line.replace(/\t[^\t]*$/, '')),
    ),
  };
};

/** `%NAME%`, its lines, and an empty line. */
const sectionsOf = (text: string): ReadonlyMap<string, readonly string[]> => {
  const sections = new Map<string, string[]>();
  let lines: string[] = [];
  for (const line of text.split('\n')) {
    const title = /^%([A-Z0-9]+)%$/.exec(line)?.[1];
    if (title !== undefined) {
      lines = [];
      sections.set(title, lines);
    } else if (line !== '') lines.push(line);
  }
  return sections;
};
