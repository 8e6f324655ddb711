// What asking a package manager has in common: how it is run, and what stands in its way, in sentences.
import { failure, type Outcome } from '../../../outcome.ts';
import { type Argv, type Finished, oneLine, runCommand } from '../../command/index.ts';
import type { PackageSeen } from '../../port/index.ts';

/** At least one package, all of one manager and one scope. */
export type Asked = readonly [PackageSeen, ...PackageSeen[]];

/** A simulation reads all books of a large machine. */
const patienceMs = 60_000;

/** In one language, and with nobody to answer questions. */
export const askCommand = (argv: Argv): Promise<Outcome<Finished>> =>
  runCommand(argv, {
    timeLimitMs: patienceMs,
    env: { ...process.env, LC_ALL: 'C.UTF-8', DEBIAN_FRONTEND: 'noninteractive' },
  });

export const namesOf = (asked: Asked): readonly [string, ...string[]] => {
  const [first, ...rest] = asked;
  return [first.name, ...rest.map(({ name }) => name)];
};

/** `zoom 6.2.3, zoom-extras` */
export const versionsOf = (asked: Asked): string =>
  asked.map(({ name, version }) => (version === null ? name : `${name} ${version}`)).join(', ');

export const takesMore = (manager: string, more: readonly string[]): Outcome<never> =>
  failure({
    kind: 'conflict',
    subject: more.join(' '),
    message: `${manager} would also change what is not the client’s: ${more.slice(0, 10).join(', ')}${more.length > 10 ? ', …' : ''}. So nothing was done.`,
    advice: `Look at what needs it, and remove the package by hand with ${manager} if that is what you want.`,
  });

export const refusesTo = (
  manager: string,
  { exitCode, stdout, stderr }: Finished,
): Outcome<never> =>
  failure({
    kind: 'unavailable',
    subject: manager,
    message: `${manager} does not remove it as things are, so nothing was done.`,
    advice: `Put right what ${manager} complains of, then try again.`,
    cause: oneLine(`exit code ${exitCode}: ${stderr.trim() || stdout.trim()}`, 600),
  });

export const onlyOnThisMachine = (manager: string, root: string): Outcome<never> =>
  failure({
    kind: 'unavailable',
    subject: manager,
    message: `${manager} works on the running system alone, so its package in ${root} cannot be removed from here.`,
    advice: `Leave the package out, or run ${manager} in that system.`,
  });

export const forRootAlone = (root: string): Outcome<never> =>
  failure({
    kind: 'not-permitted',
    subject: root,
    message: `Packages in ${root} are removed by the administrator alone.`,
    advice: 'Run this command as the administrator, or leave the package out.',
  });
