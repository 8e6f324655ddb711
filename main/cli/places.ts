// Which tree, home, devices and data a command works on.
import { homedir } from 'node:os';
import { parse, resolve } from 'node:path';
import type { Paths } from '../platform/port/index.ts';

export interface PlaceFlags {
  readonly root?: string;
  readonly home?: string;
}

/** `--root` alone takes the home from inside that root, never from this machine. */
export const placesOf = ({ root, home }: PlaceFlags): Paths => {
  // `/`, or on Windows the drive on which people's homes are.
  const realRoot = resolve(root ?? parse(homedir()).root);
  if (home !== undefined) return { root: realRoot, home: resolve(home) };
  return { root: realRoot, home: root === undefined ? homedir() : resolve(realRoot, 'root') };
};
