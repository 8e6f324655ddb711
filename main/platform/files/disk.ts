// Every call by which a file is changed, in one place: so that a test can end the program before each of them.
import {
  chmodSync,
  chownSync,
  constants,
  fchmodSync,
  fdatasyncSync,
  fsyncSync,
  ftruncateSync,
  linkSync,
  lutimesSync,
  mkdirSync,
  openSync,
  renameSync,
  rmdirSync,
  symlinkSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { exitedWell, runCommand } from '../command/index.ts';
import { copyOnWindows } from './copy-on-windows.ts';

const isWindows = process.platform === 'win32';

/** A path as the system takes it: bytes where a name may be no UTF-8. */
export type Place = string | Buffer;

/** Throws as the system calls do (an Error with `code`). No call follows a link at the last part of a place. */
export interface Disk {
  /** A new file, open for reading and writing; EEXIST where anything stands there. */
  create(place: Place, mode: number): number;
  write(descriptor: number, bytes: Buffer): void;
  truncate(descriptor: number, length: number): void;
  /** Content (and for a folder: its entries) on the disk itself when it returns. */
  sync(descriptor: number): void;
  syncContent(descriptor: number): void;
  makeFolder(place: Place, mode: number): void;
  rename(from: Place, to: Place): void;
  link(existing: Place, place: Place): void;
  symlink(target: Place, place: Place): void;
  unlink(place: Place): void;
  removeFolder(place: Place): void;
  /** Of an open descriptor, an O_PATH one too. */
  setMode(descriptor: number, mode: number): void;
  setOwner(descriptor: number, uid: number, gid: number): void;
  /** Time of modification, nanoseconds. */
  setTime(place: string, mtimeNs: bigint): Promise<void>;
  /** Owner, mode, access list, security label and extended attributes of one open file to another. */
  copyAttributes(from: number, to: number): Promise<void>;
  /** A whole tree with everything that `copyAttributes` keeps, times, links and holes; no other file system below it. */
  copyTree(from: string, to: string): Promise<void>;
}

const { O_RDWR, O_CREAT, O_EXCL, O_NOFOLLOW } = constants;

/** So that one write can neither take long nor be half a gigabyte of a signal's delay. */
const pieceBytes = 1024 * 1024;

/** An hour: what a slow disk needs for a cache of many gigabytes. */
const treeTimeLimitMs = 3_600_000;

export const realDisk: Disk = {
  create: (place, mode) => openSync(place, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, mode),
  write: (descriptor, bytes) => {
    for (let offset = 0; offset < bytes.length; )
      offset += writeSync(descriptor, bytes, offset, Math.min(pieceBytes, bytes.length - offset));
  },
  truncate: ftruncateSync,
  sync: fsyncSync,
  syncContent: fdatasyncSync,
  makeFolder: (place, mode) => void mkdirSync(place, { mode }),
  rename: renameSync,
  link: linkSync,
  symlink: symlinkSync,
  unlink: unlinkSync,
  removeFolder: rmdirSync,
  // fchmod(2) and fchown(2) refuse O_PATH descriptors; the same file by its descriptor's name does not.
  setMode: (descriptor, mode) => {
    if (!isWindows) chmodSync(descriptorPath(descriptor), mode);
    // Windows knows of a mode only whether a file may be written, and a new one may.
    else if ((mode & 0o200) === 0) fchmodSync(descriptor, mode);
  },
  setOwner: (descriptor, uid, gid) => chownSync(descriptorPath(descriptor), uid, gid),
  // Node gives times as floating-point seconds, which loses the last nanoseconds; touch(1) does not.
  setTime: async (place, mtimeNs) => {
    if (isWindows) {
      const seconds = Number(mtimeNs) / 1e9;
      lutimesSync(place, seconds, seconds);
      return;
    }
    await tool([
      'touch',
      '-c',
      '-h',
      '-m',
      '-d',
      `@${secondsOf(mtimeNs)}`,
      '--',
      foreignPath(place),
    ]);
  },
  // Node has no call for extended attributes; cp(1) has an option for them alone.
  copyAttributes: async (from, to) => {
    // On Windows the new file gets the access list that its folder gives, as nearly every file has it.
    if (isWindows) return;
    await tool([
      'cp',
      '--attributes-only',
      '--preserve=mode,ownership,xattr',
      '--',
      foreignPath(descriptorPath(from)),
      foreignPath(descriptorPath(to)),
    ]);
  },
  copyTree: async (from, to) => {
    if (isWindows) return copyOnWindows(from, to);
    await tool(
      [
        'cp',
        '--recursive',
        '--no-dereference',
        '--preserve=mode,ownership,timestamps,links,xattr',
        '--one-file-system',
        '--sparse=auto',
        '--no-target-directory',
        '--',
        foreignPath(from),
        foreignPath(to),
      ],
      treeTimeLimitMs,
    );
  },
};

/** Names what is open, whatever has become of its path: proc_pid_fd(5). */
export const descriptorPath = (descriptor: number): string => `/proc/self/fd/${descriptor}`;

/** The same place for a child, whose own `/proc/self` is another. */
const foreignPath = (place: string): string =>
  place.startsWith('/proc/self/') ? `/proc/${process.pid}/${place.slice(11)}` : place;

const secondsOf = (ns: bigint): string => {
  const whole = ns / 1_000_000_000n;
  const rest = ns % 1_000_000_000n;
  return rest < 0n
    ? `${whole - 1n}.${String(rest + 1_000_000_000n).padStart(9, '0')}`
    : `${whole}.${String(rest).padStart(9, '0')}`;
};

const tool = async (argv: [string, ...string[]], timeLimitMs = 10_000): Promise<void> => {
  const env = { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C' };
  const ended = exitedWell(argv, await runCommand(argv, { env, timeLimitMs }));
  if (ended.ok) return;
  const { message, cause } = ended.problem;
  throw new Error(cause === undefined ? message : `${message} ${cause}`);
};
