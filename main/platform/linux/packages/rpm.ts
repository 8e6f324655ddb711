// dnf says with --assumeno what it would do, and does nothing (dnf(8)); rpm alone for another root, and where dnf is not.
import { type Outcome, success } from '../../../outcome.ts';
import { openTree } from '../../files/index.ts';
import type { PackageRemoval, Paths } from '../../port/index.ts';
import { databaseFolder } from '../installed/rpm.ts';
import {
  type Asked,
  askCommand,
  forRootAlone,
  namesOf,
  onlyOnThisMachine,
  refusesTo,
  takesMore,
  versionsOf,
} from './asked.ts';

/** Dependencies that nobody else needs stay: what they are for is not ours to judge. Both dnf 4 and dnf 5 know it. */
const keepDependencies = '--setopt=clean_requirements_on_remove=False';

export const askRpm = async (asked: Asked, { root }: Paths): Promise<Outcome<PackageRemoval>> => {
  if (root !== '/') return askBareRpm(asked, root);
  const names = namesOf(asked);
  const answer = await askCommand([
    'dnf',
    'remove',
    keepDependencies,
    '--assumeno',
    '--',
    ...names,
  ]);
  // openSUSE and others have rpm without dnf.
  if (!answer.ok && answer.problem.kind === 'not-found') return askBareRpm(asked, root);
  if (!answer.ok) return answer;
  const would = wouldRemove(answer.value.stdout);
  // It ends with 1, for it was told "no"; without a table it had another reason.
  if (would.length === 0) return refusesTo('dnf', answer.value);
  const more = would.filter((name) => !names.includes(name));
  if (more.length > 0) return takesMore('dnf', more);
  return success({
    manager: 'rpm',
    packages: names,
    command: ['dnf', 'remove', keepDependencies, '--assumeyes', '--', ...names],
    needsRoot: true,
    comeBack: `${versionsOf(asked)} can be installed again with: dnf install ${names.join(' ')} (where its repository still has it).`,
  });
};

/** rpm takes exactly what it is told, and refuses where others need it (rpm(8), --test). */
const askBareRpm = async (asked: Asked, root: string): Promise<Outcome<PackageRemoval>> => {
  const names = namesOf(asked);
  const tree = openTree(root);
  if (!tree.ok) return tree;
  // Scripts of the package run in that root: whoever may write there would be root through us.
  if (root !== '/' && process.getuid?.() !== 0) return forRootAlone(root);
  const books = databaseFolder(tree.value);
  if (books === null) return onlyOnThisMachine('rpm', root);
  const where = root === '/' ? [] : [`--root=${root}`, `--dbpath=${books}`];
  const answer = await askCommand(['rpm', ...where, '--erase', '--test', '--', ...names]);
  if (!answer.ok) return answer;
  if (answer.value.exitCode !== 0) return refusesTo('rpm', answer.value);
  return success({
    manager: 'rpm',
    packages: names,
    command: ['rpm', ...where, '--erase', '--', ...names],
    needsRoot: true,
    comeBack: `${versionsOf(asked)} can be installed again from its package (an .rpm file) with rpm --install.`,
  });
};

/**
 * Pure: the names in a transaction's table. Rows are indented by one space, and start with the name; a row of which the
 * name is longer than its column goes on in the next line, deeper indented.
 */
export const wouldRemove = (table: string): readonly string[] => {
  const names: string[] = [];
  let inTable = false;
  for (const line of table.split('\n')) {
    if (/^\S.*:$/.test(line) && !/^Transaction Summary/i.test(line)) inTable = true;
    else if (/^\S/.test(line)) inTable = inTable && /^[=-]/.test(line);
    const name = /^ ([A-Za-z0-9][\w.+-]*)(?:\s|$)/.exec(line)?.[1];
    if (inTable && name !== undefined) names.push(name);
  }
  return names;
};
