// Control groups of version 2 (cgroups(7)): folders in a file system of the kernel's, processes as lines of a file.
import {
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../../../../preload/contract/index.ts';
import { causeOf, failure, type Outcome, success } from '../../../outcome.ts';

/** Where nft itself looks groups up; another place would be of no use. */
export const hierarchy = '/sys/fs/cgroup';

/** Whether version 2 is what is mounted there: its root names its controllers. */
export const isVersion2 = (): boolean => existsSync(join(hierarchy, 'cgroup.controllers'));

/** What is delegated with a group (cgroups(7), "Delegation"); `.` is the group itself. */
const delegated = ['.', 'cgroup.procs', 'cgroup.threads', 'cgroup.subtree_control'] as const;

export const makeGroup = (group: string, uid: number): Outcome<void> => {
  try {
    const folder = join(hierarchy, group);
    if (lstatSync(folder, { throwIfNoEntry: false })?.isDirectory()) return success(undefined);
    mkdirSync(folder);
    // The administrator makes it for somebody else: theirs, as the one that they would have made.
    if (uid !== process.getuid?.())
      for (const name of delegated) chownSync(join(folder, name), uid, -1);
    return success(undefined);
  } catch (thrown) {
    return failure({
      kind: 'not-permitted',
      subject: group,
      message: 'No control group can be made for the client, so no rule could match it alone.',
      advice: 'Log in to a session that systemd runs, or end the client instead.',
      cause: causeOf(thrown),
    });
  }
};

export const groupIdentity = (group: string): string | null => {
  try {
    return String(statSync(join(hierarchy, group), { bigint: true }).ino);
  } catch {
    return null;
  }
};

export const members = (group: string): readonly number[] => {
  try {
    return readFileSync(join(hierarchy, group, 'cgroup.procs'), 'utf8')
      .split('\n')
      .filter((line) => /^[1-9]\d*$/.test(line))
      .map(Number);
  } catch {
    return [];
  }
};

export const joinGroup = (
  group: string,
  pids: readonly number[],
  owner: number | null,
): Outcome<readonly number[]> => {
  const moved: number[] = [];
  let refused: Outcome<never> | null = null;
  for (const pid of outsideGroup(group, pids, owner)) {
    try {
      writeFileSync(join(hierarchy, group, 'cgroup.procs'), String(pid));
      moved.push(pid);
    } catch (thrown) {
      // ESRCH: it has ended.
      if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ESRCH') continue;
      // One that may not be moved keeps none of the others out.
      refused ??= failure(notMoved(pid, causeOf(thrown)));
    }
  }
  return refused ?? success(moved);
};

export const outsideGroup = (
  group: string,
  pids: readonly number[],
  owner: number | null,
): readonly number[] => {
  const inside = new Set(members(group));
  return pids.filter((pid) => {
    const whose = ownerOf(pid);
    if (inside.has(pid) || whose === null) return false;
    return (owner === null || whose === owner) && !hasAnotherNetwork(pid);
  });
};

const notMoved = (pid: number, cause: string): Problem => ({
  kind: 'not-permitted',
  subject: `process ${pid}`,
  message: `Process ${pid} could not be moved into the client's control group, so it is not blocked.`,
  advice: 'End the client and start it anew, or do it as its own user.',
  cause,
});

/** Who started it, proc(5): a helper that gained rights at its start is still theirs. null: it has ended. */
const ownerOf = (pid: number): number | null => {
  try {
    const [, real] = /^Uid:\t(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return real === undefined ? null : Number(real);
  } catch {
    return null;
  }
};

/**
 * Our rules hold in our network namespace alone (network_namespaces(7)), so moving a process of another one, a
 * container's or a browser's sandboxed part, would only take it out of the group in which somebody put it. False where
 * it cannot be told.
 */
const hasAnotherNetwork = (pid: number): boolean => {
  try {
    return readlinkSync(`/proc/${pid}/ns/net`) !== readlinkSync('/proc/self/ns/net');
  } catch {
    // It has ended, or is not for us to look into (proc(5)): the move itself says so.
    return false;
  }
};
