// Whether a file is the administrator's alone.
import { lstatSync } from 'node:fs';
import { dirname } from 'node:path';

/** Nobody but root may write it or put another in its place: itself and every folder above it are root's. */
export const isRootsOwn = (path: string): boolean => {
  for (let place = path; ; place = dirname(place)) {
    const there = lstatSync(place, { throwIfNoEntry: false });
    const open = there !== undefined && !there.isSymbolicLink() && (there.mode & 0o022) !== 0;
    const sticky = there !== undefined && (there.mode & 0o1000) !== 0;
    if (there === undefined || there.uid !== 0 || (open && !sticky)) return false;
    if (place === '/') return true;
  }
};
