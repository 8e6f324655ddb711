// One at a time: two programs that change the same machine would undo each other's work.
import { randomBytes } from 'node:crypto';
import { closeSync, constants, openSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import { type Disk, type HeldFolder, look, namesIn } from '../platform/files/index.ts';
import { codeOf, refuse } from './refusal.ts';

const holderSchema = z.strictObject({ pid: z.int(), start: z.string(), boot: z.string() });
type Holder = z.infer<typeof holderSchema>;

const lockName = 'lock';

/** Throws `conflict` while another living program, or another piece of work of this one, holds it. Gives the release. */
export const takeLock = (disk: Disk, folder: HeldFolder): (() => void) => {
  for (const name of namesIn(folder).map(String)) {
    // A crash between making and linking: of no use to anybody. The living one's is still needed.
    if (name.startsWith('lock.') && !isAlive(readHolder(folder, name)))
      disk.unlink(folder.entry(name));
  }
  const mine = `lock.${process.pid}.${randomBytes(6).toString('hex')}`;
  const descriptor = disk.create(folder.entry(mine), 0o600);
  try {
    disk.write(descriptor, Buffer.from(JSON.stringify(self())));
  } finally {
    closeSync(descriptor);
  }
  try {
    linkInto(disk, folder, mine);
  } finally {
    disk.unlink(folder.entry(mine));
  }
  return () => disk.unlink(folder.entry(lockName));
};

const linkInto = (disk: Disk, folder: HeldFolder, mine: string): void => {
  for (let tries = 0; tries < 3; tries += 1) {
    try {
      disk.link(folder.entry(mine), folder.entry(lockName));
      return;
    } catch (thrown) {
      if (codeOf(thrown) !== 'EEXIST') throw thrown;
    }
    const holder = readHolder(folder, lockName);
    if (isAlive(holder)) {
      refuse(
        'conflict',
        folder.path,
        `Another change is being made just now${holder === null ? '' : ` (process ${holder.pid})`}.`,
        'Wait until it is over, then try again.',
      );
    }
    // Whoever held it is dead. Two that see this at once: one of them removes it, and one of the links wins.
    removeStale(disk, folder, mine);
  }
  refuse('conflict', folder.path, 'Another change is being made just now.', 'Try again.');
};

const removeStale = (disk: Disk, folder: HeldFolder, mine: string): void => {
  const aside = `${mine}.stale`;
  try {
    disk.rename(folder.entry(lockName), folder.entry(aside));
  } catch (thrown) {
    if (codeOf(thrown) === 'ENOENT') return;
    throw thrown;
  }
  // Between look and rename a living one may have taken it: give it back.
  if (isAlive(readHolder(folder, aside))) disk.rename(folder.entry(aside), folder.entry(lockName));
  else disk.unlink(folder.entry(aside));
};

const readHolder = (folder: HeldFolder, name: string): Holder | null => {
  if (look(folder, name) === null) return null;
  try {
    const descriptor = openSync(folder.entry(name), constants.O_RDONLY | constants.O_NOFOLLOW);
    try {
      const parsed = holderSchema.safeParse(JSON.parse(readFileSync(descriptor, 'utf8')));
      return parsed.success ? parsed.data : null;
    } finally {
      closeSync(descriptor);
    }
  } catch (thrown) {
    // Gone meanwhile, or a crash before it was written: nobody holds it.
    if (codeOf(thrown) === 'ENOENT' || thrown instanceof SyntaxError) return null;
    throw thrown;
  }
};

/** A pid alone is used again; with its start and the machine's own start it is one process. */
const isAlive = (holder: Holder | null): boolean => {
  if (holder === null || holder.boot !== bootId()) return false;
  return startOf(holder.pid) === holder.start;
};

const self = (): Holder => ({
  pid: process.pid,
  start: startOf(process.pid) ?? '',
  boot: bootId(),
});

/** Clock ticks since the machine started: proc_pid_stat(5), field 22; counted after the name, which may hold anything. */
const startOf = (pid: number): string | null => {
  if (process.platform !== 'linux') {
    try {
      process.kill(pid, 0);
      return '';
    } catch (thrown) {
      return codeOf(thrown) === 'EPERM' ? '' : null;
    }
  }
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1')
      .replace(/^.*\) /s, '')
      .split(' ');
    // Field 3 is the state: a zombie holds nothing any more.
    return fields[0] === 'Z' || fields[0] === 'X' ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
};

const bootId = (): string =>
  process.platform === 'linux'
    ? readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    : '';
