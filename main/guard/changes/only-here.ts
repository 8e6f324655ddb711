// Commands that speak to a service of this machine or this session, whatever tree is looked at: for another tree they
// would change the wrong one.
import { join, resolve } from 'node:path';
import type { Hands } from '../../journal/index.ts';
import { failure, type Outcome } from '../../outcome.ts';
import type { Paths } from '../../platform/port/index.ts';

/** `env` tells whose session this is: XDG_DATA_HOME, or HOME. Such a command is `unavailable` for any other tree. */
export const onlyHere = (hands: Hands, paths: Paths, env = process.env): Hands => ({
  ...hands,
  run: async (command, timeoutMs) =>
    isMeant(command, paths, env) ? hands.run(command, timeoutMs) : elsewhere(command[0], paths),
});

const isMeant = (
  [program, verb = '']: readonly [string, ...string[]],
  { root, home }: Paths,
  { XDG_DATA_HOME, HOME = '/' }: NodeJS.ProcessEnv,
): boolean => {
  if (program === 'snap') return root === '/';
  if (program !== 'flatpak' || !verb.startsWith('permission-')) return true;
  const ownData = resolve(XDG_DATA_HOME ?? join(HOME, '.local/share'));
  return root === '/' && ownData === resolve(home, '.local/share');
};

const elsewhere = (program: string, { root, home }: Paths): Outcome<never> => {
  const subject = root === '/' ? home : root;
  return failure({
    kind: 'unavailable',
    subject,
    message: `${program} changes the running system and its user’s session alone, and nothing in ${subject}.`,
    advice: 'Run Callwarden in that system, as its user.',
  });
};
