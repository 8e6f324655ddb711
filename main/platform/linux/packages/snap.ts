// snap: a snap goes alone; bases and other snaps stay (https://snapcraft.io/docs/managing-snaps). It keeps a snapshot of
// the data for a month, unless it is told to purge.
import { type Outcome, success } from '../../../outcome.ts';
import type { PackageRemoval, Paths } from '../../port/index.ts';
import {
  type Asked,
  askCommand,
  namesOf,
  onlyOnThisMachine,
  refusesTo,
  versionsOf,
} from './asked.ts';

export const askSnap = async (
  asked: Asked,
  { root }: Paths,
  purge: boolean,
): Promise<Outcome<PackageRemoval>> => {
  if (root !== '/') return onlyOnThisMachine('snap', root);
  const names = namesOf(asked);
  const answer = await askCommand(['snap', 'list', '--', ...names]);
  if (!answer.ok) return answer;
  if (answer.value.exitCode !== 0) return refusesTo('snap', answer.value);
  return success({
    manager: 'snap',
    packages: names,
    command: ['snap', 'remove', ...(purge ? ['--purge'] : []), '--', ...names],
    needsRoot: true,
    comeBack: `${versionsOf(asked)} can be installed again with: snap install ${names.join(' ')}`,
  });
};
