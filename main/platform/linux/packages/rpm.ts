// dnf says with --assumeno what it would do, and does nothing (dnf(8)).
import { type Outcome, success } from '../../../outcome.ts';
import type { PackageRemoval, Paths } from '../../port/index.ts';
import {
  type Asked,
  askCommand,
  namesOf,
  onlyOnThisMachine,
  refusesTo,
  takesMore,
  versionsOf,
} from './asked.ts';

/** Dependencies that nobody else needs stay: what they are for is not ours to judge. Both dnf 4 and dnf 5 know it. */
const keepDependencies = '--setopt=clean_requirements_on_remove=False';

export const askRpm = async (asked: Asked, { root }: Paths): Promise<Outcome<PackageRemoval>> => {
  if (root !== '/') return onlyOnThisMachine('dnf', root);
  const names = namesOf(asked);
  const answer = await askCommand([
    'dnf',
    'remove',
    keepDependencies,
    '--assumeno',
    '--',
    ...names,
  ]);
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
