// apt-get for this machine, dpkg for another root; both say beforehand what they would do (apt-get(8), dpkg(1)).
import { join } from 'node:path';
import { failure, type Outcome, success } from '../../../outcome.ts';
import type { PackageRemoval, Paths } from '../../port/index.ts';
import {
  type Asked,
  askCommand,
  forRootAlone,
  namesOf,
  refusesTo,
  takesMore,
  versionsOf,
} from './asked.ts';
import { lockHolder } from './locks.ts';

const locks = ['var/lib/dpkg/lock-frontend', 'var/lib/dpkg/lock'];

export const askDeb = async (
  asked: Asked,
  { root }: Paths,
  purge: boolean,
): Promise<Outcome<PackageRemoval>> => {
  const held = locks.map((lock) => lockHolder(join(root, lock))).find((pid) => pid !== null);
  if (held !== undefined && held !== null) return inUse(held);
  const names = namesOf(asked);
  return root === '/' ? askApt(asked, names, purge) : askDpkg(asked, names, root, purge);
};

const askApt = async (
  asked: Asked,
  names: readonly string[],
  purge: boolean,
): Promise<Outcome<PackageRemoval>> => {
  const verb = purge ? 'purge' : 'remove';
  const answer = await askCommand(['apt-get', verb, '--simulate', '--', ...names]);
  // Debian without apt: dpkg alone.
  if (!answer.ok && answer.problem.kind === 'not-found') return askDpkg(asked, names, '/', purge);
  if (!answer.ok) return answer;
  if (answer.value.exitCode !== 0) return refusesTo('apt-get', answer.value);
  const more = wouldChange(answer.value.stdout).filter((name) => !names.includes(name));
  if (more.length > 0) return takesMore('apt-get', more);
  return success({
    manager: 'dpkg',
    packages: names,
    command: ['apt-get', verb, '--yes', '--', ...names],
    needsRoot: true,
    comeBack: `${versionsOf(asked)} can be installed again with: apt-get install ${installArguments(asked)} (where its repository or your copy of the package still has it).`,
  });
};

/** Pure: every package that a simulation of apt-get names, whatever it would do to it. */
export const wouldChange = (simulation: string): readonly string[] => [
  ...new Set(
    [...simulation.matchAll(/^(?:Remv|Purg|Inst|Conf) ([^\s:]+)/gm)].map(([, name = '']) => name),
  ),
];

const askDpkg = async (
  asked: Asked,
  names: readonly string[],
  root: string,
  purge: boolean,
): Promise<Outcome<PackageRemoval>> => {
  const where = root === '/' ? [] : [`--root=${root}`];
  const verb = purge ? '--purge' : '--remove';
  const answer = await askCommand(['dpkg', ...where, '--simulate', verb, '--', ...names]);
  if (!answer.ok) return answer;
  if (answer.value.exitCode !== 0) return refusesTo('dpkg', answer.value);
  // Maintainer scripts run in that root: whoever may write there would be root through us.
  if (root !== '/' && process.getuid?.() !== 0) return forRootAlone(root);
  return success({
    manager: 'dpkg',
    packages: names,
    command: ['dpkg', ...where, verb, '--', ...names],
    needsRoot: true,
    comeBack: `${versionsOf(asked)} can be installed again from its package (a .deb file) with dpkg --install.`,
  });
};

const installArguments = (asked: Asked): string =>
  asked.map(({ name, version }) => (version === null ? name : `${name}=${version}`)).join(' ');

const inUse = (pid: number): Outcome<never> =>
  failure({
    kind: 'conflict',
    subject: 'dpkg',
    message:
      pid > 0
        ? `Another program (process ${pid}) is installing or removing packages now, so nothing was done.`
        : 'Another program is installing or removing packages now, so nothing was done.',
    advice: 'Wait until it is over, then try again.',
  });
