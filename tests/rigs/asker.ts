// A stand-in for pkexec: a setuid program that runs what it is given as root, and asks nobody. Root alone can make one.
import { execFileSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';

/** Builds it at this place, which others must be able to reach; gives the place. Needs gcc. */
export const buildAsker = (place: string): string => {
  const source = join(import.meta.dirname, 'asker.c');
  execFileSync('gcc', ['-Wall', '-Wextra', '-Werror', '-o', place, source]);
  chmodSync(place, 0o4755);
  return place;
};
