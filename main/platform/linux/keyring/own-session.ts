// Whose keyring answers in this session: that of the person whose home it is, on this very machine.
import { join, resolve } from 'node:path';
import type { Paths } from '../../port/index.ts';

/** `env` tells whose session this is: XDG_DATA_HOME, or HOME. */
export const isOwnSession = ({ root, home }: Paths, env = process.env): boolean => {
  const { XDG_DATA_HOME, HOME = '/' } = env;
  const ownData = resolve(XDG_DATA_HOME ?? join(HOME, '.local/share'));
  return root === '/' && ownData === resolve(home, '.local/share');
};
