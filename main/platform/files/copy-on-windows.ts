// A whole tree copied on Windows, where no program does it as cp(1) does.
import {
  constants,
  fsyncSync,
  lstatSync,
  lutimesSync,
  openSync,
  readlinkSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { closeQuietly } from './close-quietly.ts';

/**
 * Files come with attributes, times and streams of their own (CopyFileW), links as what they are. Folders get their time
 * to a microsecond; access lists are those that the new place gives. Throws EEXIST where anything stands at `to`.
 */
export async function copyOnWindows(from: string, to: string): Promise<void> {
  const there = lstatSync(from);
  if (there.isSymbolicLink()) {
    const target = readlinkSync(from);
    symlinkSync(target, to, kindOfLink(from, target));
    return;
  }
  if (!there.isDirectory()) {
    await copyFile(from, to, constants.COPYFILE_EXCL);
    syncFile(to, there.mode);
    return;
  }
  await mkdir(to);
  for (const name of await readdir(from)) await copyOnWindows(`${from}/${name}`, `${to}/${name}`);
  lutimesSync(to, there.atimeMs / 1000, there.mtimeMs / 1000);
}

/** Windows asks to be told: a junction leads to a folder by its whole path, and Node reads it with a stroke behind it. */
const kindOfLink = (link: string, target: string): 'junction' | 'dir' | 'file' => {
  const isFolder =
    /[\\/]$/.test(target) || statSync(link, { throwIfNoEntry: false })?.isDirectory() === true;
  if (!isFolder) return 'file';
  return isAbsolute(target) ? 'junction' : 'dir';
};

/** The content is on the disk when this returns, so that the original may go. */
const syncFile = (place: string, mode: number): void => {
  // What may not be written may not be flushed either (FlushFileBuffers).
  if ((mode & 0o200) === 0) return;
  const descriptor = openSync(place, constants.O_RDWR);
  try {
    fsyncSync(descriptor);
  } finally {
    closeQuietly(descriptor);
  }
};
