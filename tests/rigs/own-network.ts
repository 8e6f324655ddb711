// A machine's network of a test's own: one namespace for it, one for everybody else, a wire (veth) in between; its own
// /etc and /run, so that nothing of the real machine is touched; and control groups of version 2.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from './far-side.ts';
import { startOwnChild } from './own-child.ts';
import { missingPackages } from './programs.ts';
import { until } from './until.ts';

/** Why there can be none here, or null. */
export const missingNetwork = (): string | null =>
  process.getuid?.() !== 0
    ? 'the administrator'
    : existsSync('/usr/sbin/nft')
      ? missingPackages('ip', 'ss', 'nsenter', 'unshare')
      : 'nftables';

export interface OwnNetwork {
  /** In front of a command: it runs on that machine. */
  readonly inside: readonly [string, ...string[]];
  nft(...args: string[]): string;
  /** Ends everybody else's servers and both namespaces; `groups` are control groups to take away first. */
  stop(...groups: string[]): Promise<void>;
}

/** Every host answers by TCP at 443 with `answer` bytes and by UDP at 8801 with what it was sent. */
export const ownNetwork = async (
  folder: string,
  hosts: readonly string[],
  answer = 5,
): Promise<OwnNetwork> => {
  const etc = join(folder, 'etc');
  const machine = await startOwnChild(
    [
      'unshare',
      '-n',
      '-m',
      'sh',
      '-ec',
      `mount --make-rprivate /; cp -a /etc ${etc}; mount --bind ${etc} /etc; mount -t tmpfs own /run
       mount -t cgroup2 none /sys/fs/cgroup; touch ${folder}/ready; exec sleep 900`,
    ],
    {},
  );
  await until('the namespaces', () => existsSync(join(folder, 'ready')) || undefined);
  const inside = ['nsenter', '-t', String(machine.pid), '-n', '-m'] as const;
  const others = await connect(machine.pid, folder, hosts, answer);
  return {
    inside: [...inside],
    nft: (...args) =>
      execFileSync(inside[0], [...inside.slice(1), '/usr/sbin/nft', ...args], { encoding: 'utf8' }),
    stop: async (...groups) => {
      await others.stop();
      // A group lives in the kernel's one hierarchy, whichever namespace has mounted it.
      for (const group of groups)
        spawnSync(inside[0], [...inside.slice(1), 'rmdir', `/sys/fs/cgroup/${group}`]);
      await machine.stop();
    },
  };
};
