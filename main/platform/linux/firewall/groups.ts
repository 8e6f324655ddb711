// Control groups of version 2 (cgroups(7)): folders in a file system of the kernel's, processes as lines of a file.
import { existsSync, lstatSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { causeOf, failure, type Outcome, success } from '../../../outcome.ts';

/** Where nft itself looks groups up; another place would be of no use. */
export const hierarchy = '/sys/fs/cgroup';

/** Whether version 2 is what is mounted there: its root names its controllers. */
export const isVersion2 = (): boolean => existsSync(join(hierarchy, 'cgroup.controllers'));

export const makeGroup = (group: string): Outcome<void> => {
  try {
    const folder = join(hierarchy, group);
    if (!lstatSync(folder, { throwIfNoEntry: false })?.isDirectory()) mkdirSync(folder);
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

export const joinGroup = (group: string, pids: readonly number[]): Outcome<readonly number[]> => {
  const inside = new Set(members(group));
  const moved: number[] = [];
  for (const pid of pids.filter((each) => !inside.has(each))) {
    try {
      writeFileSync(join(hierarchy, group, 'cgroup.procs'), String(pid));
      moved.push(pid);
    } catch (thrown) {
      // ESRCH: it has ended.
      if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ESRCH') continue;
      return failure({
        kind: 'not-permitted',
        subject: `process ${pid}`,
        message: `Process ${pid} could not be moved into the client's control group, so it is not blocked.`,
        advice: 'End the client and start it anew, or do it as its own user.',
        cause: causeOf(thrown),
      });
    }
  }
  return success(moved);
};
