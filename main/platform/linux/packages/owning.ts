// Which package put a file there, whoever's package it is: what a package manager owns is never taken away by hand.
import { failure, type Outcome, success } from '../../../outcome.ts';
import { type Argv, exitedWell } from '../../command/index.ts';
import { openTree, type Tree } from '../../files/index.ts';
import type { Paths } from '../../port/index.ts';
import { databaseFolder } from '../installed/rpm.ts';
import { askCommand } from './asked.ts';

type Owners = ReadonlyMap<string, string>;

/** Books that nobody here can read: whoever keeps them may own any file. */
const unreadBooks = [
  ['apk', '/lib/apk/db/installed'],
  ['Portage', '/var/db/pkg'],
  ['XBPS', '/var/db/xbps'],
] as const;

export const packagesOwning = async (
  files: readonly string[],
  { root }: Paths,
): Promise<Outcome<Owners>> => {
  const tree = openTree(root);
  if (!tree.ok) return tree;
  if (files.length === 0) return success(new Map());
  const unread = unreadBooks.find(([, place]) => tree.value.kindOf(place) !== null);
  if (unread !== undefined) return notRead(unread[0]);
  const outer = tree.value.root === '/' ? '' : tree.value.root;
  const owners = new Map<string, string>();
  for (const ask of [askDpkg, askRpm, askPacman]) {
    const asked = await ask(files, tree.value, outer);
    if (!asked.ok) return asked;
    for (const [file, name] of asked.value) owners.set(file, name);
  }
  return success(owners);
};

type Ask = (files: readonly string[], tree: Tree, outer: string) => Promise<Outcome<Owners>>;

const nobody: Outcome<Owners> = success(new Map());

/** dpkg-query(1): `package, package:amd64: /path`; it ends with 1 where some of them are of no package. */
const askDpkg: Ask = async (files, tree, outer) => {
  if (tree.kindOf('/var/lib/dpkg/status') !== 'file') return nobody;
  const argv: Argv = [
    'dpkg-query',
    `--admindir=${outer}/var/lib/dpkg`,
    '--search',
    '--',
    // A star or a bracket in a name would be a pattern.
    ...files.map((file) => file.replace(/[\\*?[\]]/g, '\\$&')),
  ];
  const answer = await askCommand(argv);
  if (!answer.ok) return answer;
  if (answer.value.exitCode <= 1) return success(ownersIn(answer.value.stdout, files));
  const failed = exitedWell(argv, answer);
  return failed.ok ? nobody : failed;
};

/** Pure. */
export const ownersIn = (told: string, files: readonly string[]): Owners => {
  const asked = new Set(files);
  const owners = new Map<string, string>();
  for (const line of told.split('\n')) {
    const [, name, file] =
      /^([a-z0-9][a-z0-9+.-]*)(?::[\w-]+)?(?:, [a-z0-9][\w+.:-]*)*: (\/.*)$/.exec(line) ?? [];
    if (name !== undefined && file !== undefined && asked.has(file)) owners.set(file, name);
  }
  return owners;
};

/** rpm(8). Not `--root`: that enters the root, which only the administrator may. */
const askRpm: Ask = async (files, tree, outer) => {
  const books = databaseFolder(tree);
  return books === null
    ? nobody
    : oneByOne(files, (file) => [
        'rpm',
        `--dbpath=${outer}${books}`,
        '--query',
        '--queryformat=%{NAME}\\n',
        '--file',
        file,
      ]);
};

/** pacman(8): `--owns` wants the file where it stands on this disk. */
const askPacman: Ask = async (files, tree, outer) =>
  tree.kindOf('/var/lib/pacman/local') === null
    ? nobody
    : oneByOne(files, (file) => [
        'pacman',
        `--root=${outer}/`,
        `--dbpath=${outer}/var/lib/pacman`,
        '--query',
        '--quiet',
        '--owns',
        '--',
        `${outer}${file}`,
      ]);

/** Both end with 1, and with a sentence, for a file of no package; its first line is a name for one of a package. */
const oneByOne = async (
  files: readonly string[],
  commandFor: (file: string) => Argv,
): Promise<Outcome<Owners>> => {
  const owners = new Map<string, string>();
  const answers = await Promise.all(
    files.map(async (file) => [file, await askCommand(commandFor(file))] as const),
  );
  for (const [file, answer] of answers) {
    if (!answer.ok) return answer;
    const [name = ''] = answer.value.stdout.split('\n');
    if (answer.value.exitCode === 0 && name !== '') owners.set(file, name);
  }
  return success(owners);
};

const notRead = (manager: string): Outcome<never> =>
  failure({
    kind: 'unavailable',
    subject: manager,
    message: `Packages of ${manager} are not read here, so nobody can tell which files belong to one.`,
    advice: `Remove the client with ${manager}; what stands outside of your home is left to you.`,
  });
