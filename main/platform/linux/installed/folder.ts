// Copies that no package put there: a client's install path that stands here and belongs to nobody.
import { posix } from 'node:path';
import type { Client } from '../../../catalogue/index.ts';
import { mergeUsr } from '../../../catalogue/paths/paths.ts';
import type { Tree } from '../../files/index.ts';
import { folderVersion } from './folder-version.ts';
import type { Found, Search, SourceReport } from './source.ts';

const mostEntries = 5_000;

interface Candidate {
  readonly tree: Tree;
  /** Without links, as seen inside the tree. */
  readonly real: string;
  readonly kind: 'file' | 'folder';
  readonly shown: string;
  readonly scope: 'system' | 'user';
}

/** `claimed` are the files and folders of packages, under their names in a merged `/usr`. */
export const readFolders = (search: Search, claimed: ReadonlySet<string>): SourceReport => ({
  found: search.clients.flatMap((client) => {
    const candidates = client.linux.installPaths.flatMap((path) => lookAt(search, path));
    const free = candidates.filter(
      ({ scope, real }) => scope === 'user' || !isClaimed(real, claimed),
    );
    return withoutDoorways(free).map((candidate) => toFound(client, candidate));
  }),
  shortfalls: [],
  inUse: null,
});

const lookAt = ({ tree, home }: Search, installPath: string): Candidate[] => {
  const inHome = installPath.startsWith('~/');
  // What a sandbox sees as /app is no folder of this machine.
  if (installPath.startsWith('/app/') || (inHome && !home)) return [];
  const view = inHome && home ? home : { tree, base: '', shownBelow: '' };
  const pattern = inHome ? view.base + installPath.slice(1) : installPath;
  return expand(view.tree, pattern).flatMap((path) => {
    const real = view.tree.resolve(path);
    const kind = real === null ? null : view.tree.kindOf(real);
    if (real === null || kind === null) return [];
    const scope = inHome ? 'user' : 'system';
    return [{ tree: view.tree, real, kind, shown: view.shownBelow + path, scope }];
  });
};

/** A star in the last part of a path stands for any name's part; elsewhere the path is taken as it is. */
const expand = (tree: Tree, pattern: string): string[] => {
  const folder = posix.dirname(pattern);
  const name = posix.basename(pattern);
  const [before, after, more] = name.split('*');
  if (before === undefined || after === undefined || more !== undefined) return [pattern];
  const entries = tree.list(folder, mostEntries);
  if (!entries.ok) return [];
  return entries.value
    .filter(
      (entry) =>
        entry.startsWith(before) && entry.endsWith(after) && entry.length >= name.length - 1,
    )
    .map((entry) => `${folder}/${entry}`)
    .sort();
};

const isClaimed = (real: string, claimed: ReadonlySet<string>): boolean => {
  for (let path = mergeUsr(real); path !== ''; path = path.slice(0, path.lastIndexOf('/'))) {
    if (claimed.has(path)) return !shared.has(path);
  }
  return false;
};

/** Folders that packages list, but that are not theirs alone. */
const shared = new Set([
  '/opt',
  '/usr',
  '/usr/bin',
  '/usr/lib',
  '/usr/lib64',
  '/usr/sbin',
  '/usr/share',
  '/usr/local',
  '/usr/games',
]);

/** A script or link in a bin folder leads to the folder beside it: one installation, not two. */
const withoutDoorways = (candidates: readonly Candidate[]): Candidate[] => {
  const folders = candidates.filter(({ kind }) => kind === 'folder');
  const distinct = new Map(folders.map((candidate) => [candidate.real, candidate]));
  if (distinct.size > 0) return [...distinct.values()];
  return [...new Map(candidates.map((candidate) => [candidate.real, candidate])).values()];
};

const toFound = (client: Client, { tree, real, kind, shown, scope }: Candidate): Found => {
  const version = kind === 'folder' ? folderVersion(tree, real) : null;
  const installation = {
    client: client.id,
    source: 'folder',
    path: shown,
    version,
    package: null,
    scope,
  } as const;
  return { installation, files: [], trees: [], claims: [] };
};
