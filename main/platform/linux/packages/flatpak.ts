// flatpak: an application goes alone, for nothing but its own extensions depends on it (flatpak-uninstall(1)).
import { join, resolve } from 'node:path';
import { failure, type Outcome, success } from '../../../outcome.ts';
import type { PackageRemoval, Paths } from '../../port/index.ts';
import {
  type Asked,
  askCommand,
  namesOf,
  onlyOnThisMachine,
  refusesTo,
  versionsOf,
} from './asked.ts';

export const askFlatpak = async (
  asked: Asked,
  { root, home }: Paths,
): Promise<Outcome<PackageRemoval>> => {
  const [{ scope }] = asked;
  const names = namesOf(asked);
  if (scope === 'system' && root !== '/') return onlyOnThisMachine('flatpak', root);
  if (scope === 'user' && ownFolder() !== resolve(home, '.local/share/flatpak'))
    return notOurHome(home);
  const where = `--${scope}`;
  const [first] = names;
  // Its origin is asked for too: it is where it comes back from.
  const answer = await askCommand(['flatpak', 'info', where, '--show-origin', '--', first]);
  if (!answer.ok) return answer;
  if (answer.value.exitCode !== 0) return refusesTo('flatpak', answer.value);
  const origin = answer.value.stdout.trim();
  return success({
    manager: 'flatpak',
    packages: names,
    command: ['flatpak', 'uninstall', where, '--noninteractive', '--', ...names],
    needsRoot: scope === 'system',
    comeBack: `${versionsOf(asked)} can be installed again with: flatpak install ${where} ${origin} ${names.join(' ')}`,
  });
};

/** Where flatpak keeps what a person has installed for themselves: FLATPAK_USER_DIR in flatpak(1). */
const ownFolder = ({ FLATPAK_USER_DIR, XDG_DATA_HOME, HOME = '/' } = process.env): string =>
  resolve(FLATPAK_USER_DIR ?? join(XDG_DATA_HOME ?? join(HOME, '.local/share'), 'flatpak'));

const notOurHome = (home: string): Outcome<never> =>
  failure({
    kind: 'unavailable',
    subject: home,
    message: `flatpak removes what is in ${home} for the person alone whose home it is.`,
    advice: 'Run this command as that person, or leave the package out.',
  });
