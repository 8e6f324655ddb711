// Where something may be changed at all: below the given roots, by a path without links, and never what is too big to lose.
import { readFileSync, realpathSync } from 'node:fs';
import { normalize, posix, sep } from 'node:path';
import {
  type HeldFolder,
  holdEntry,
  holdFolder,
  look,
  mountPoints,
} from '../platform/files/index.ts';
import { codeOf, refuse } from './refusal.ts';

/** The entry of a path in its folder, which is held; release it. */
export interface Place {
  readonly folder: HeldFolder;
  readonly name: string;
  /** Folders that do not exist yet between what is held and the entry, outermost first; mostly none. */
  readonly missing: readonly string[];
}

export interface Places {
  /** Throws a refusal for what may not be changed. Give a place's folder back with `release`. */
  hold(path: string): Place;
  /** Holds a folder that was noted earlier; null where it is no longer there. */
  folder(path: string): HeldFolder | null;
  /** Refuses what may never be moved away as a whole, beyond what `hold` refuses. */
  refuseToMove(path: string): void;
}

/** `roots` and `own` (the journal's folder) are absolute. Throws where a root is missing. */
export const placesBelow = (roots: readonly string[], own: string): Places => {
  // The longest first: a home lies below the root, and fewer parts have to be walked from it.
  const allowed = roots.map((root) => realpathSync(root)).sort((a, b) => b.length - a.length);
  const ownReal = realpathSync(own);
  const rootOf = (path: string): string =>
    allowed.find((root) => isBelow(root, path)) ??
    refuse(
      'not-permitted',
      path,
      `${path} lies outside what Callwarden may change.`,
      `Only what is below ${allowed.join(' or ')} is changed.`,
    );
  const check = (path: string): string => {
    if (!isAbsolute(path) || path.includes('\0') || normalize(path) !== path)
      refuse(
        'usage',
        path,
        `${path} is no plain absolute path.`,
        'Give the path from / without "..".',
      );
    if (
      path === '/' ||
      path.endsWith(sep) ||
      allowed.some((root) => isEqual(root, path) || isBelow(path, root))
    )
      refuse(
        'not-permitted',
        path,
        `${path} is never changed: too much depends on it.`,
        'Choose what is in it.',
      );
    if (isEqual(path, ownReal) || isBelow(ownReal, path) || isBelow(path, ownReal))
      refuse(
        'not-permitted',
        path,
        `${path} holds what is needed to undo.`,
        'Leave it where it is.',
      );
    return rootOf(path);
  };
  return {
    hold: (path) => holdPlace(check(path), path),
    folder: (path) => {
      try {
        return holdFolder(
          allowed.find((root) => isEqual(root, path) || isBelow(root, path)) ?? rootOf(path),
          path,
        );
      } catch (thrown) {
        if (codeOf(thrown) === 'ENOENT') return null;
        throw thrown;
      }
    },
    refuseToMove: (path) => {
      if (isWindows && isSystemFolder(path))
        refuse(
          'not-permitted',
          path,
          `${path} is never moved away: too much depends on it.`,
          'Choose what is in it.',
        );
      if (homesBelow(allowed).includes(path))
        refuse('not-permitted', path, `${path} is somebody's home.`, 'Choose what is in it.');
      const mounted = mountPoints().find((point) => point === path || isBelow(path, point));
      if (mounted !== undefined)
        refuse(
          'not-permitted',
          path,
          `Another disk is mounted at ${mounted}.`,
          'Unmount it first.',
        );
    },
  };
};

const isWindows = process.platform === 'win32';

/** `/…`; on Windows `C:\…`, no share and no device. */
const isAbsolute = (path: string): boolean =>
  isWindows ? /^[A-Z]:\\/i.test(path) : path.startsWith('/');

/** Windows tells no names apart by their case. */
const comparable = (path: string): string => (isWindows ? path.toLowerCase() : path);

const isEqual = (one: string, other: string): boolean => comparable(one) === comparable(other);

const isBelow = (outer: string, path: string): boolean =>
  comparable(path).startsWith(comparable(outer.endsWith(sep) ? outer : outer + sep)) &&
  !isEqual(path, outer);

/** What stands at the top of a drive, and each person's profile. */
const isSystemFolder = (path: string): boolean => /^[A-Z]:\\(?:[^\\]+|Users\\[^\\]+)$/i.test(path);

const holdPlace = (root: string, path: string): Place => {
  const parts = path
    .slice(root.length)
    .split(sep)
    .filter((part) => part !== '');
  const name = parts.pop() ?? '';
  let folder = holdFolder(root, root);
  try {
    for (let part = parts.shift(); part !== undefined; part = parts.shift()) {
      if (look(folder, part) === null) return { folder, name, missing: [part, ...parts] };
      const inner = holdEntry(folder, part);
      folder.release();
      folder = inner;
    }
    return { folder, name, missing: [] };
  } catch (thrown) {
    folder.release();
    throw thrown;
  }
};

/** People start here (login.defs(5), UID_MIN and UID_MAX of the common distributions); root has a home too. */
const isPerson = (uid: number): boolean => uid === 0 || (uid >= 1_000 && uid < 65_534);

/** The homes that the roots' own lists of users name: passwd(5). */
const homesBelow = (roots: readonly string[]): readonly string[] =>
  roots.flatMap((root) => {
    const outer = root === '/' ? '' : root;
    let users: string;
    try {
      users = readFileSync(`${outer}/etc/passwd`, 'utf8');
    } catch {
      // A root without a list of users (a home, a test's tree) has no homes to protect beyond itself.
      return [];
    }
    return users
      .split('\n')
      .map((line) => line.split(':'))
      .filter((fields) => isPerson(Number(fields[2] ?? Number.NaN)))
      .map((fields) => `${outer}${posix.normalize(fields[5] ?? '')}`.replace(/\/$/, ''));
  });
