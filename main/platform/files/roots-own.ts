// Whether a file is the administrator's alone.
import { lstatSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Nobody but root may write it or put another in its place: itself and every folder above it are root's, and none of
 * them is a link, which would lead to what nobody has looked at. The path is to be resolved beforehand.
 */
export const isRootsOwn = (path: string): boolean => {
  for (let place = path; ; place = dirname(place)) {
    const there = lstatSync(place, { throwIfNoEntry: false });
    if (there === undefined || there.isSymbolicLink() || there.uid !== 0) return false;
    const sticky = there.isDirectory() && (there.mode & 0o1000) !== 0;
    if ((there.mode & 0o022) !== 0 && !sticky) return false;
    if (place === '/') return true;
  }
};
