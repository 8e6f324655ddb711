// Which package put a file there, whoever's package it is: what a package manager owns is never taken away by hand.
import { failure, type Outcome, success } from '../../../outcome.ts';
import { exitedWell } from '../../command/index.ts';
import { openTree } from '../../files/index.ts';
import type { Paths } from '../../port/index.ts';
import { askCommand } from './asked.ts';

export const packagesOwning = async (
  files: readonly string[],
  { root }: Paths,
): Promise<Outcome<ReadonlyMap<string, string>>> => {
  const owners = new Map<string, string>();
  const tree = openTree(root);
  if (!tree.ok) return tree;
  if (files.length === 0) return success(owners);
  if (tree.value.kindOf('/var/lib/dpkg/status') === 'file') {
    const asked = await askDpkg(files, root);
    if (!asked.ok) return asked;
    for (const [file, name] of asked.value) owners.set(file, name);
  }
  const hasRpm = ['/usr/lib/sysimage/rpm', '/var/lib/rpm'].some((folder) => {
    const names = tree.value.list(folder, 1);
    return names.ok && names.value.length > 0;
  });
  if (hasRpm) {
    const asked = await askRpm(files, root);
    if (!asked.ok) return asked;
    for (const [file, name] of asked.value) owners.set(file, name);
  }
  return success(owners);
};

/** dpkg-query(1): `package, package:amd64: /path`; it ends with 1 where some of them are of no package. */
const askDpkg = async (
  files: readonly string[],
  root: string,
): Promise<Outcome<ReadonlyMap<string, string>>> => {
  const answer = await askCommand([
    'dpkg-query',
    `--admindir=${root === '/' ? '' : root}/var/lib/dpkg`,
    '--search',
    '--',
    // A star or a bracket in a name would be a pattern.
    ...files.map((file) => file.replace(/[\\*?[\]]/g, '\\$&')),
  ]);
  if (!answer.ok) return answer;
  if (answer.value.exitCode > 1) {
    const failed = exitedWell(['dpkg-query'], answer);
    return failed.ok ? noAnswer : failed;
  }
  return success(ownersIn(answer.value.stdout, files));
};

/** Pure. */
export const ownersIn = (told: string, files: readonly string[]): ReadonlyMap<string, string> => {
  const asked = new Set(files);
  const owners = new Map<string, string>();
  for (const line of told.split('\n')) {
    const [, name, file] =
      /^([a-z0-9][a-z0-9+.-]*)(?::[\w-]+)?(?:, [a-z0-9][\w+.:-]*)*: (\/.*)$/.exec(line) ?? [];
    if (name !== undefined && file !== undefined && asked.has(file)) owners.set(file, name);
  }
  return owners;
};

/** rpm(8): one line a file, in the order in which they were asked for; a sentence for what is of no package. */
const askRpm = async (
  files: readonly string[],
  root: string,
): Promise<Outcome<ReadonlyMap<string, string>>> => {
  const owners = new Map<string, string>();
  for (const file of files) {
    const answer = await askCommand([
      'rpm',
      `--root=${root}`,
      '--query',
      '--file',
      '--queryformat=%{NAME}\\n',
      file,
    ]);
    if (!answer.ok) return answer;
    const [name = ''] = answer.value.stdout.split('\n');
    if (answer.value.exitCode === 0 && name !== '') owners.set(file, name);
  }
  return success(owners);
};

const noAnswer = failure({
  kind: 'unavailable',
  subject: 'dpkg-query',
  message: 'dpkg does not say whose these files are.',
  advice: 'Run dpkg --audit to see what is wrong with its books.',
});
