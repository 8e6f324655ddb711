// A machine's network of a test's own: one namespace for it, one for everybody else, a wire (veth) in between; its own
// /etc and /run, so that nothing of the real machine is touched; and control groups of version 2.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
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
  const others = await startOwnChild(['unshare', '-n', 'sleep', '900'], {});
  await until('the namespaces', () => existsSync(join(folder, 'ready')) || undefined);
  const inside = ['nsenter', '-t', String(machine.pid), '-n', '-m'] as const;
  const ip = (pid: number, ...args: string[]): void => {
    execFileSync('nsenter', ['-t', String(pid), '-n', 'ip', ...args]);
  };
  ip(
    machine.pid,
    'link',
    'add',
    'here',
    'type',
    'veth',
    'peer',
    'name',
    'there',
    'netns',
    String(others.pid),
  );
  for (const [pid, name, address] of [
    [machine.pid, 'here', '10.77.0.2/24'],
    [others.pid, 'there', '10.77.0.1/24'],
  ] as const) {
    ip(pid, 'link', 'set', 'lo', 'up');
    ip(pid, 'addr', 'add', address, 'dev', name);
    ip(pid, 'link', 'set', name, 'up');
  }
  ip(machine.pid, 'route', 'add', 'default', 'via', '10.77.0.1');
  for (const host of hosts) ip(others.pid, 'addr', 'add', `${host}/32`, 'dev', 'lo');
  const servers = await startOwnChild(
    [
      'nsenter',
      '-t',
      String(others.pid),
      '-n',
      process.execPath,
      '-e',
      `const listening = () => require('fs').writeFileSync('${folder}/listening', '');
       require('net').createServer((s) => s.on('error', () => {}).write('x'.repeat(${answer}))).listen(443, listening);
       for (const host of ${JSON.stringify(hosts)}) {
         const u = require('dgram').createSocket('udp4');
         u.on('message', (m, r) => u.send(m, r.port, r.address)).bind(8801, host);
       }`,
    ],
    {},
  );
  await until('everybody else', () => existsSync(join(folder, 'listening')) || undefined);
  return {
    inside: [...inside],
    nft: (...args) =>
      execFileSync(inside[0], [...inside.slice(1), '/usr/sbin/nft', ...args], { encoding: 'utf8' }),
    stop: async (...groups) => {
      await servers.stop('SIGKILL');
      // A group lives in the kernel's one hierarchy, whichever namespace has mounted it.
      for (const group of groups)
        spawnSync(inside[0], [...inside.slice(1), 'rmdir', `/sys/fs/cgroup/${group}`]);
      await machine.stop();
      await others.stop();
    },
  };
};
