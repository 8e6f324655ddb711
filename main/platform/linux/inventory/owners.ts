// Whose a command line, a program or a file is: told by what it leads to, never by a likeness of names alone.
import { posix } from 'node:path';
import type { Installation } from '../../../../preload/contract/index.ts';
import { sandboxFolders } from '../../../catalogue/identify/sandbox.ts';
import type { Client } from '../../../catalogue/index.ts';
import { mergeUsr, PathIndex } from '../../../catalogue/paths/paths.ts';
import type { Ground } from '../../ground/index.ts';
import { filesIn, pacmanFolder } from '../installed/pacman-book.ts';
import { launchesOf } from './command-line.ts';

export interface Owners {
  /** The client that this command line starts, or null. */
  ofCommand(words: readonly string[]): string | null;
  /** The client whose program stands at this path (`~/…` or absolute), or null. */
  ofProgram(program: string): string | null;
  /** The client whose package put this file there, or whose catalogue entry names this very path. */
  ofFile(shown: string): string | null;
  /** Where a program stands, by its path or by its name in the folders of a usual PATH; null where it is gone. */
  find(program: string): string | null;
}

const programFolder =
  /^(?:(?:\/usr(?:\/local)?)?\/s?bin|\/usr\/(?:local\/)?games|~\/\.local\/bin|~\/bin)$/;
/** In the order of a usual PATH. */
const searched = [
  '~/.local/bin',
  '~/bin',
  '/usr/local/bin',
  '/usr/bin',
  '/bin',
  '/usr/local/games',
  '/usr/games',
];
const mostListBytes = 16 * 1024 * 1024;

export const ownersOf = (
  clients: readonly Client[],
  installations: readonly Installation[],
  ground: Ground,
): Owners => {
  const places = new PathIndex<string>();
  const names = new Map<string, string>();
  const sandboxes = new Map<string, string>();
  const named = new Map<string, string>();
  const webApps = new Map<string, string>();
  for (const client of clients) {
    const { processNames, installPaths, packages } = client.linux;
    for (const name of processNames) names.set(name, client.id);
    if (client.webApp !== undefined) webApps.set(client.webApp.launchArgument, client.id);
    // A doorway such as /usr/bin/zoom may be anybody's program of that name.
    for (const path of installPaths)
      if (!programFolder.test(posix.dirname(path))) places.add(mergeUsr(path), path, client.id);
    for (const kind of ['flatpak', 'snap'] as const)
      for (const name of packages[kind]) {
        sandboxes.set(`${kind} ${name}`, client.id);
        for (const folder of sandboxFolders({ kind, name })) places.add(folder, folder, client.id);
      }
    for (const path of [...client.leftovers.linux, ...client.backgroundServices.linux])
      if (!named.has(path)) named.set(path, client.id);
  }
  const known = new Set(clients.map(({ id }) => id));
  const installed = installations.filter(({ client }) => known.has(client));
  for (const { client, path } of installed) {
    const shown = mergeUsr(ground.shownOf(path));
    places.add(shown, shown, client);
  }
  const packaged = packagedFiles(clients, installed, ground);
  // A package whose list cannot be read here may have put programs into the common folders.
  const unlisted = new Set(
    installed.flatMap(({ client, source }) => (source === 'rpm' ? [client] : [])),
  );

  const at = (shown: string): string | null => {
    const path = mergeUsr(shown);
    return places.find(path)?.owner ?? packaged.get(path) ?? null;
  };

  const ofPath = (shown: string): string | null => {
    const direct = at(shown);
    if (direct !== null) return direct;
    const real = ground.resolve(shown);
    const behind = real === null ? null : at(real);
    if (behind !== null) return behind;
    const client = names.get(posix.basename(shown));
    if (client === undefined || !programFolder.test(posix.dirname(shown))) return null;
    // The program is gone, and what led to it stayed; or its package's files cannot be known here.
    return real === null || unlisted.has(client) ? client : null;
  };

  const isThere = (shown: string): boolean => ground.kindOf(shown) === 'file';

  const find: Owners['find'] = (program) => {
    const shown = ground.shownOf(program);
    if (shown.includes('/')) return isThere(shown) ? shown : null;
    return searched.map((folder) => `${folder}/${shown}`).find(isThere) ?? null;
  };

  const ofProgram: Owners['ofProgram'] = (program) => {
    const shown = ground.shownOf(program);
    if (shown.startsWith('/') || shown.startsWith('~/')) return ofPath(posix.normalize(shown));
    if (shown.includes('/')) return null;
    const found = find(shown);
    return found === null ? (names.get(shown) ?? null) : ofPath(found);
  };

  return {
    ofProgram,
    find,
    ofCommand: (words) => {
      // A browser that is told to run one page as an application.
      const webApp = words.find((word) => webApps.has(word));
      if (webApp !== undefined) return webApps.get(webApp) ?? null;
      for (const launch of launchesOf(words)) {
        const client =
          launch.kind === 'program'
            ? ofProgram(launch.program)
            : (sandboxes.get(`${launch.kind} ${launch.application}`) ?? null);
        if (client !== null) return client;
      }
      return null;
    },
    ofFile: (shown) => named.get(shown) ?? packaged.get(mergeUsr(shown)) ?? null,
  };
};

/** What an inventory can meet of a package's files: programs, and what starts them. */
const telling = /\/s?bin\/|\/games\/|\.desktop$|\/systemd\/|\/native-messaging-hosts\//;

const packagedFiles = (
  clients: readonly Client[],
  installed: readonly Installation[],
  ground: Ground,
): ReadonlyMap<string, string> => {
  const files = new Map<string, string>();
  const withDeb = new Set(
    installed.flatMap(({ client, source }) => (source === 'deb' ? [client] : [])),
  );
  for (const client of clients) {
    if (!withDeb.has(client.id)) continue;
    for (const name of client.linux.packages.deb) {
      const list = ground.text(`/var/lib/dpkg/info/${name}.list`, mostListBytes);
      for (const line of list?.split('\n') ?? [])
        if (telling.test(line)) files.set(mergeUsr(line), client.id);
    }
  }
  // Every package of pacman's keeps a folder under its name and version.
  for (const { client, source, package: name, version } of installed) {
    if (source !== 'pacman' || !clients.some(({ id }) => id === client)) continue;
    const book = ground.text(`${pacmanFolder}/${name}-${version}/files`, mostListBytes);
    for (const path of filesIn(book ?? '').files)
      if (telling.test(path)) files.set(mergeUsr(path), client);
  }
  return files;
};
