// RPM packages, asked from rpm itself: its database has had four formats, and only rpm knows them all (rpm(8)).
import type { Client } from '../../../catalogue/index.ts';
import type { Outcome } from '../../../outcome.ts';
import { type Argv, type Finished, oneLine, runCommand } from '../../command/index.ts';
import type { Tree } from '../../files/index.ts';
import { holderOf } from './holder.ts';
import { clientsByPackage, type Found, nothing, type Search, type SourceReport } from './source.ts';

/** Where the database is: newer distributions first. */
const folders = ['/usr/lib/sysimage/rpm', '/var/lib/rpm'];
/** The formats sqlite, ndb and Berkeley DB. */
const databases = ['rpmdb.sqlite', 'Packages.db', 'Packages'];

/** One line for the package, one for each of its files with its mode: folders and files can be told apart. */
const format = 'P\\t%{NAME}\\t%{EVR}\\n[F\\t%{FILEMODES:octal}\\t%{FILENAMES}\\n]';

export interface RpmPackage {
  readonly name: string;
  /** `epoch:version-release`, the epoch only where there is one. */
  readonly version: string;
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

export type RunRpm = (argv: Argv) => Promise<Outcome<Finished>>;

const run: RunRpm = (argv) =>
  runCommand(argv, {
    env: { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', HOME: '/nonexistent' },
    timeLimitMs: 5_000,
    sizeLimitBytes: 32 * 1024 * 1024,
  });

/** Runs `rpm` only where a database is below the root. rpm is the machine's own; nothing from the root is run. */
export const readRpm = async (
  { clients, tree }: Search,
  runRpm: RunRpm = run,
): Promise<SourceReport> => {
  const folder = databaseFolder(tree);
  if (folder === null) return nothing;
  const byPackage = clientsByPackage(clients, 'rpm');
  // Not `--root`: that enters the root, which only the administrator may.
  const place = tree.root === '/' ? folder : `${tree.root}${folder}`;
  const argv: Argv = ['rpm', '--dbpath', place, '-q', '--qf', format, ...byPackage.keys()];
  const finished = await runRpm(argv);
  if (!finished.ok) {
    const { kind, message } = finished.problem;
    const why = kind === 'not-found' ? 'rpm is not installed here' : message;
    return {
      found: [],
      shortfalls: [`There is an RPM database, but it could not be asked: ${why}.`],
      inUse: 'rpm',
    };
  }
  const { stdout, stderr } = finished.value;
  const found = parseRpm(stdout).flatMap((entry) => {
    const client = byPackage.get(entry.name);
    return client ? [toFound(client, entry)] : [];
  });
  const error = stderr.split('\n').find((line) => line.startsWith('error:'));
  const shortfalls =
    error === undefined ? [] : [`rpm could not read everything: ${oneLine(error)}.`];
  return { found, shortfalls, inUse: 'rpm' };
};

/** Where the RPM database is, without links, as seen inside the root; null where there is none. */
export const databaseFolder = (tree: Tree): string | null => {
  for (const folder of folders) {
    const real = tree.resolve(folder);
    if (real !== null && databases.some((name) => tree.kindOf(`${real}/${name}`) === 'file'))
      return real;
  }
  return null;
};

/** Reads the output of the query above. "package x is not installed" and anything else is passed over. */
export const parseRpm = (output: string): RpmPackage[] => {
  const packages: { name: string; version: string; files: string[]; folders: string[] }[] = [];
  for (const line of output.split('\n')) {
    const [mark, first, second] = line.split('\t');
    if (first === undefined || second === undefined) continue;
    if (mark === 'P') packages.push({ name: first, version: second, files: [], folders: [] });
    // S_IFMT, S_IFDIR: inode(7)
    const isFolder = (Number.parseInt(first, 8) & 0o170000) === 0o040000;
    if (mark === 'F' && second.startsWith('/'))
      packages.at(-1)?.[isFolder ? 'folders' : 'files'].push(second);
  }
  return packages;
};

const toFound = (client: Client, { name, version, files, folders: owned }: RpmPackage): Found => {
  const claims = [...files, ...owned];
  const path = holderOf(client, files, claims);
  const installation = {
    client: client.id,
    source: 'rpm',
    path,
    version,
    package: name,
    scope: 'system',
  } as const;
  return { installation, files, trees: [], claims };
};
