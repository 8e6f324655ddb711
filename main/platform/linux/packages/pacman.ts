// pacman takes exactly what it is told, and refuses where others need it; with --print it says so and does nothing
// (pacman(8)).
import { failure, type Outcome, success } from '../../../outcome.ts';
import { openTree } from '../../files/index.ts';
import type { PackageRemoval, Paths } from '../../port/index.ts';
import { pacmanLock } from '../installed/pacman-book.ts';
import {
  type Asked,
  askCommand,
  forRootAlone,
  namesOf,
  refusesTo,
  takesMore,
  versionsOf,
} from './asked.ts';

export const askPacman = async (
  asked: Asked,
  { root }: Paths,
  purge: boolean,
): Promise<Outcome<PackageRemoval>> => {
  const tree = openTree(root);
  if (!tree.ok) return tree;
  if (tree.value.kindOf(pacmanLock) !== null) return inUse();
  const names = namesOf(asked);
  const where = root === '/' ? [] : [`--root=${root}`, `--dbpath=${root}/var/lib/pacman`];
  const answer = await askCommand([
    'pacman',
    ...where,
    '--remove',
    '--print',
    '--print-format=%n',
    '--',
    ...names,
  ]);
  if (!answer.ok) return answer;
  // Why stands on the one, who needs it on the other.
  const { exitCode, stdout, stderr } = answer.value;
  if (exitCode !== 0) return refusesTo('pacman', { ...answer.value, stderr: `${stderr}${stdout}` });
  const would = stdout.split('\n').filter((line) => line !== '');
  const more = would.filter((name) => !names.includes(name));
  if (more.length > 0) return takesMore('pacman', more);
  // Scripts of the package run in that root: whoever may write there would be root through us.
  if (root !== '/' && process.getuid?.() !== 0) return forRootAlone(root);
  return success({
    manager: 'pacman',
    packages: names,
    command: [
      'pacman',
      ...where,
      '--remove',
      '--noconfirm',
      ...(purge ? ['--nosave'] : []),
      '--',
      ...names,
    ],
    needsRoot: true,
    comeBack: `${versionsOf(asked)} can be installed again with: pacman --sync ${names.join(' ')} (what came from the AUR is built anew from there).`,
  });
};

/** The file stays behind where pacman was killed: then it is a person's to take away. */
const inUse = (): Outcome<never> =>
  failure({
    kind: 'conflict',
    subject: 'pacman',
    message: `Another program is installing or removing packages now, so nothing was done: ${pacmanLock} is there.`,
    advice: `Wait until it is over, then try again. Where no program does, take ${pacmanLock} away.`,
  });
