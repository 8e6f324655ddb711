// Who holds a lock on a file now: the kernel's own table (proc_locks(5)), so that nothing has to be locked to know it.
import { readFileSync, statSync } from 'node:fs';

/** The pid that holds a lock on this file; null where nobody does or the file is not there. */
export const lockHolder = (file: string, table = '/proc/locks'): number | null => {
  try {
    return holderIn(readFileSync(table, 'utf8'), String(statSync(file, { bigint: true }).ino));
  } catch {
    // No such file, or no such table: dpkg itself refuses then where it is locked.
    return null;
  }
};

/** Pure: `1: POSIX  ADVISORY  WRITE 1234 08:01:5678 0 EOF`; a line with `->` only waits. Pid -1: one outside of here. */
export const holderIn = (table: string, inode: string): number | null => {
  for (const line of table.split('\n')) {
    const found = /^\d+: (?:POSIX|FLOCK|OFDLCK)\s+\S+\s+\S+ (-?\d+) \S+:(\d+) /.exec(line);
    if (found?.[2] === inode) return Number(found[1]);
  }
  return null;
};
