// Symbolic links followed as a program inside the root would follow them: never out of it.
import { lstatSync, readlinkSync } from 'node:fs';

/** As many as the kernel follows: path_resolution(7). */
const mostLinks = 40;

/**
 * The place of `path` (as seen inside the root) without links, or null where nothing is there.
 * `..` stops at the root; an absolute link starts at it. Throws as lstat(2) does, but for what is missing.
 */
export const resolveInside = (root: string, path: string): string | null => {
  const waiting = path.split('/').reverse();
  const done: string[] = [];
  let links = 0;
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (part === '' || part === '.') continue;
    if (part === '..') {
      done.pop();
      continue;
    }
    const outer = `${root}/${[...done, part].join('/')}`;
    const there = statOrNull(outer);
    if (there === null) return null;
    if (!there.isSymbolicLink()) {
      done.push(part);
      continue;
    }
    links += 1;
    if (links > mostLinks) return null;
    const target = readlinkSync(outer);
    if (target.startsWith('/')) done.length = 0;
    waiting.push(...target.split('/').reverse());
  }
  return `/${done.join('/')}`;
};

const statOrNull = (outer: string) => {
  try {
    return lstatSync(outer, { throwIfNoEntry: false }) ?? null;
  } catch (thrown) {
    // ENOTDIR: a file stands where a folder was looked for. ELOOP and ENAMETOOLONG: nothing that can be read.
    const code = thrown instanceof Error && 'code' in thrown ? thrown.code : '';
    if (code === 'ENOTDIR' || code === 'ELOOP' || code === 'ENAMETOOLONG') return null;
    throw thrown;
  }
};
