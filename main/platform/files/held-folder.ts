// A folder held open, and its entries named through what is held: nobody can exchange the way between look and use.
import { closeSync, constants, lstatSync, openSync, readdirSync, readlinkSync } from 'node:fs';
import { sep } from 'node:path';
import { type Disk, descriptorPath, type Place } from './disk.ts';

/** A name as it is written, or as the bytes that it is. */
export type Name = string | Buffer;

/**
 * On Linux an entry is addressed as `/proc/self/fd/N/name`, which resolves as openat(2) would. Elsewhere there
 * is no such name: the path itself is used, and a link put into it at the wrong moment is followed; the checks
 * before each step make that moment short, but not impossible.
 */
export interface HeldFolder {
  /** As it was asked for; for sentences, never for access. */
  readonly path: string;
  readonly descriptor: number;
  /** An entry of this very folder. */
  entry(name: string): string;
  entry(name: Buffer): Buffer;
  entry(name: Name): Place;
  release(): void;
}

const isLinux = process.platform === 'linux';
const isWindows = process.platform === 'win32';
/** open(2), asm-generic/fcntl.h: Node does not name it. Needs no right to read, only to go through. */
const O_PATH = isLinux ? 0o10000000 : 0;
const way = O_PATH | constants.O_DIRECTORY | constants.O_NOFOLLOW;

const held = (path: string, descriptor: number): HeldFolder => {
  const base = isLinux ? descriptorPath(descriptor) : path;
  const prefix = Buffer.from(`${base}/`);
  function entry(name: string): string;
  function entry(name: Buffer): Buffer;
  function entry(name: Name): Place;
  function entry(name: Name): Place {
    return typeof name === 'string' ? `${base}/${name}` : Buffer.concat([prefix, name]);
  }
  const release = (): void => {
    if (descriptor !== notOpen) closeSync(descriptor);
  };
  return { path, descriptor, entry, release };
};

const notOpen = -1;

/** Windows renames no folder that is held open, and Node opens none there without following a junction: it is looked at. */
const openFolder = (place: Place): number => {
  if (!isWindows) return openSync(place, way);
  if (lstatSync(place).isDirectory()) return notOpen;
  throw Object.assign(new Error(`${place.toString()}: not a folder`), { code: 'ENOTDIR' });
};

/**
 * Holds `folder`, which is `root` or below it; every part on the way must be a folder itself, never a link.
 * Throws as open(2): ENOENT, ENOTDIR (also for a link), ELOOP, EACCES.
 */
export const holdFolder = (root: string, folder: string): HeldFolder => {
  let at = held(root, openFolder(root));
  const parts = folder.slice(root.length).split(sep);
  for (const part of parts.filter((name) => name !== '')) {
    try {
      at = enterFolder(at, part);
    } catch (thrown) {
      at.release();
      throw thrown;
    }
  }
  return at;
};

/** Goes from a held folder into one of its own; the outer one is released. */
const enterFolder = (outer: HeldFolder, name: string): HeldFolder => {
  const inner = holdEntry(outer, name);
  outer.release();
  return inner;
};

/** Holds a folder in a held one; both stay held. */
export const holdEntry = (outer: HeldFolder, name: Name): HeldFolder => {
  const below = `${outer.path.endsWith(sep) ? outer.path : outer.path + sep}${name.toString()}`;
  // A second hold of the folder itself is called as the first.
  const path = name === '.' ? outer.path : below;
  return held(path, openFolder(outer.entry(name)));
};

/** Holds whatever stands there, a link itself too, to look at and to change its mode; release with `closeSync`. */
export const holdAnything = (folder: HeldFolder, name: string): number =>
  openSync(folder.entry(name), O_PATH | constants.O_NOFOLLOW);

/** lstat(2) of an entry; null where nothing is. */
export const look = (folder: HeldFolder, name: Name) => {
  return lstatSync(folder.entry(name), { bigint: true, throwIfNoEntry: false }) ?? null;
};

/** lstat(2) of the folder that is held. */
export const lookAt = (folder: HeldFolder) => lstatSync(`${folder.entry('.')}`, { bigint: true });

/** Names as the bytes that they are. */
export const namesIn = (folder: HeldFolder): Buffer[] =>
  readdirSync(folder.entry('.'), { encoding: 'buffer' });

export const linkTarget = (folder: HeldFolder, name: Name): Buffer => {
  return readlinkSync(folder.entry(name), { encoding: 'buffer' });
};

/** The folder's entries are on the disk when it returns. */
export const syncFolder = (disk: Disk, folder: HeldFolder): void => {
  // Windows keeps a journal of its own for names, and flushes no folder.
  if (isWindows) return;
  let readable: number;
  try {
    readable = openSync(folder.entry('.'), constants.O_RDONLY | constants.O_DIRECTORY);
  } catch (thrown) {
    // A folder that may be written but not read cannot be synced by name; the next sync of its file system does it.
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'EACCES') return;
    throw thrown;
  }
  try {
    disk.sync(readable);
  } finally {
    closeSync(readable);
  }
};
