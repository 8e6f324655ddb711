// Bounded reads below one root: no link leads out of it, no device or pipe is opened, nothing endless is read.
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  opendirSync,
  openSync,
  readlinkSync,
  readSync,
  realpathSync,
  type Stats,
} from 'node:fs';
import type { Problem } from '../../../preload/contract/index.ts';
import { causeOf, failure, type Outcome, success } from '../../outcome.ts';
import { resolveInside } from './resolve.ts';

interface FileBytes {
  readonly bytes: Buffer;
  /** The file is longer than what was asked for. */
  readonly truncated: boolean;
}

/** Paths are absolute, as seen inside the root. Problems: `not-found`, `not-permitted`, `unreadable`. */
export interface Tree {
  /** The root itself, without links. */
  readonly root: string;
  /** At most `most` bytes of a regular file. */
  read(path: string, most: number): Outcome<FileBytes>;
  /** At most `most` names in a folder, in no order. */
  list(path: string, most: number): Outcome<readonly string[]>;
  /** What stands there, links followed inside the root; null for nothing, or for a device, pipe or socket. */
  kindOf(path: string): 'file' | 'folder' | null;
  /** The path without links, inside the root; null where nothing is there or it may not be looked at. */
  resolve(path: string): string | null;
}

/** Opens a root for reading. `not-found` where it is missing, `unreadable` where it is no folder that can be listed. */
export const openTree = (root: string): Outcome<Tree> => {
  try {
    const real = realpathSync(root);
    opendirSync(real).closeSync();
    return success(treeAt(real === '/' ? '' : real));
  } catch (thrown) {
    return failure(rootProblem(root, thrown));
  }
};

/** `root` is without links and without a slash at its end: empty for `/`. */
const treeAt = (root: string): Tree => {
  const placeOf = (path: string): string => {
    const inside = resolveInside(root, path);
    if (inside === null)
      throw Object.assign(new Error(`${path}: no such file`), { code: 'ENOENT' });
    return root + inside;
  };
  const attempt = <T>(path: string, look: (place: string) => T): Outcome<T> => {
    try {
      return success(look(placeOf(path)));
    } catch (thrown) {
      return failure(problemOf(path, thrown));
    }
  };
  return {
    root: root === '' ? '/' : root,
    read: (path, most) => attempt(path, (place) => readFile(root, place, most)),
    list: (path, most) => attempt(path, (place) => listFolder(place, most)),
    kindOf: (path) => {
      const found = attempt(path, (place) => kindOf(lstatSync(place)));
      return found.ok ? found.value : null;
    },
    resolve: (path) => {
      try {
        return resolveInside(root, path);
      } catch {
        return null;
      }
    },
  };
};

const kindOf = (there: Stats): 'file' | 'folder' | null => {
  if (there.isFile()) return 'file';
  return there.isDirectory() ? 'folder' : null;
};

const readFile = (root: string, place: string, most: number): FileBytes => {
  // Before it is opened: opening a device can have effects.
  if (!lstatSync(place).isFile()) throw new Error(`${place}: not a regular file`);
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
  const descriptor = openSync(place, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  try {
    const there = fstatSync(descriptor);
    if (!there.isFile() || !standsBelow(root, descriptor))
      throw new Error(`${place}: it was exchanged meanwhile`);
    const bytes = Buffer.allocUnsafe(Math.min(there.size, most));
    let length = 0;
    while (length < bytes.length) {
      const count = readSync(descriptor, bytes, length, bytes.length - length, null);
      if (count === 0) break;
      length += count;
    }
    return { bytes: bytes.subarray(0, length), truncated: there.size > most };
  } finally {
    closeSync(descriptor);
  }
};

/** A folder on the way may have become a link between looking and opening: ask what was opened in truth. */
const standsBelow = (root: string, descriptor: number): boolean => {
  if (root === '' || process.platform !== 'linux') return true;
  return readlinkSync(`/proc/self/fd/${descriptor}`).startsWith(`${root}/`);
};

const listFolder = (place: string, most: number): string[] => {
  const names: string[] = [];
  const folder = opendirSync(place);
  try {
    for (let entry = folder.readSync(); entry !== null; entry = folder.readSync()) {
      if (names.length === most) break;
      names.push(entry.name);
    }
  } finally {
    folder.closeSync();
  }
  return names;
};

const codeOf = (thrown: unknown): unknown =>
  thrown instanceof Error && 'code' in thrown ? thrown.code : null;

const problemOf = (path: string, thrown: unknown): Problem => {
  const cause = causeOf(thrown);
  const code = codeOf(thrown);
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return {
      kind: 'not-found',
      subject: path,
      message: `${path} is not there.`,
      advice: 'Check the path.',
      cause,
    };
  }
  if (code === 'EACCES' || code === 'EPERM') {
    const advice = 'Run as a user who may read it.';
    return {
      kind: 'not-permitted',
      subject: path,
      message: `${path} may not be read.`,
      advice,
      cause,
    };
  }
  const advice = 'Check the disk that it is on.';
  return { kind: 'unreadable', subject: path, message: `${path} cannot be read.`, advice, cause };
};

const rootProblem = (root: string, thrown: unknown): Problem => {
  const { message, advice, kind, cause } = problemOf(root, thrown);
  return {
    kind: kind === 'not-found' && codeOf(thrown) === 'ENOENT' ? 'not-found' : 'unreadable',
    subject: root,
    message,
    advice,
    ...(cause === undefined ? {} : { cause }),
  };
};
