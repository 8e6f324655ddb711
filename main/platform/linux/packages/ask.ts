// What each package manager would do, asked of it beforehand. It only counts as a yes where it would take exactly what
// was asked for, and nobody else is using it.
import type { Outcome } from '../../../outcome.ts';
import { success } from '../../../outcome.ts';
import type { PackageRemoval, PackageSeen, Paths } from '../../port/index.ts';
import { askDeb } from './deb.ts';
import { askFlatpak } from './flatpak.ts';
import { askPacman } from './pacman.ts';
import { askRpm } from './rpm.ts';
import { askSnap } from './snap.ts';

export const askPackageManagers = async (
  packages: readonly PackageSeen[],
  paths: Paths,
  purge: boolean,
): Promise<Outcome<readonly PackageRemoval[]>> => {
  const answers: PackageRemoval[] = [];
  const of = (manager: PackageSeen['manager']) =>
    packages.filter((each) => each.manager === manager);
  for (const [asked, ask] of [
    [of('dpkg'), askDeb],
    [of('rpm'), askRpm],
    [of('pacman'), askPacman],
    [of('flatpak').filter(({ scope }) => scope === 'user'), askFlatpak],
    [of('flatpak').filter(({ scope }) => scope === 'system'), askFlatpak],
    [of('snap'), askSnap],
  ] as const) {
    const [first, ...rest] = asked;
    if (first === undefined) continue;
    const answer = await ask([first, ...rest], paths, purge);
    if (!answer.ok) return answer;
    answers.push(answer.value);
  }
  return success(answers);
};
