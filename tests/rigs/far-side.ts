// Everybody else on a machine's network: a namespace with servers, and a wire (veth) to the machine's own.
import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { startOwnChild } from './own-child.ts';
import { ownNamespace } from './own-namespace.ts';
import { until } from './until.ts';

export interface FarSide {
  /** Ends the servers and their namespace; the wire goes with it. */
  stop(): Promise<void>;
}

/**
 * `machine`: a process in the machine's network namespace. Every host answers by TCP at 443 with `answer` bytes and by
 * UDP at 8801 with what it was sent. `folder`: where the servers say that they listen.
 */
export const connect = async (
  machine: number,
  folder: string,
  hosts: readonly string[],
  answer = 5,
): Promise<FarSide> => {
  const listening = `${folder}/listening`;
  rmSync(listening, { force: true });
  const others = await ownNamespace();
  const ip = (pid: number, ...args: string[]): void => {
    execFileSync('nsenter', ['-t', String(pid), '-n', 'ip', ...args]);
  };
  const far = ['peer', 'name', 'there', 'netns', String(others.pid)];
  ip(machine, 'link', 'add', 'here', 'type', 'veth', ...far);
  for (const [pid, name, address] of [
    [machine, 'here', '10.77.0.2/24'],
    [others.pid, 'there', '10.77.0.1/24'],
  ] as const) {
    ip(pid, 'link', 'set', 'lo', 'up');
    ip(pid, 'addr', 'add', address, 'dev', name);
    ip(pid, 'link', 'set', name, 'up');
  }
  ip(machine, 'route', 'add', 'default', 'via', '10.77.0.1');
  for (const host of hosts) ip(others.pid, 'addr', 'add', `${host}/32`, 'dev', 'lo');
  const servers = await startOwnChild(
    [
      'nsenter',
      '-t',
      String(others.pid),
      '-n',
      process.execPath,
      '-e',
      `const listening = () => require('fs').writeFileSync('${listening}', '');
       require('net').createServer((s) => s.on('error', () => {}).write('x'.repeat(${answer}))).listen(443, listening);
       for (const host of ${JSON.stringify(hosts)}) {
         const u = require('dgram').createSocket('udp4');
         u.on('message', (m, r) => u.send(m, r.port, r.address)).bind(8801, host);
       }`,
    ],
    {},
  );
  await until('everybody else', () => existsSync(listening) || undefined);
  return {
    stop: async () => {
      await servers.stop('SIGKILL');
      await others.stop();
    },
  };
};
