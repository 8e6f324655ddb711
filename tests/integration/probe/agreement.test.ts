// The two probes see the same machine: what one tells of a process or a socket, the other tells too.
import { createSocket } from 'node:dgram';
import { type AddressInfo, connect, createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { sampleProbeOnce } from '../../../main/platform/linux/probe/index.ts';
import type { ProbeObservation } from '../../../main/platform/port/index.ts';
import { nativeBinary } from './subjects.ts';

type Started = Extract<ProbeObservation, { type: 'process.started' }>;
type Opened = Extract<ProbeObservation, { type: 'socket.opened' }>;

const lookBy = async (binary: string | null) => {
  const sample = await sampleProbeOnce({ devices: '/dev', intervalMs: 2000, binary });
  if (!sample.ok) throw new Error(sample.problem.message);
  return sample.value;
};

const processesOf = (observations: readonly ProbeObservation[]) =>
  new Map(
    observations
      .filter((each): each is Started => each.type === 'process.started')
      .map((each) => [`${each.pid} ${each.startTicks} ${each.executable}`, each] as const),
  );

const socketsOf = (observations: readonly ProbeObservation[]) =>
  new Map(
    observations
      .filter((each): each is Opened => each.type === 'socket.opened' && each.pid === process.pid)
      .map(
        ({ atMs: _, bytesSent: __, bytesReceived: ___, ...each }) => [each.inode, each] as const,
      ),
  );

describe.runIf(nativeBinary !== null)('the native and the portable probe (native built)', () => {
  test('tell the same of every process that both saw', async () => {
    const native = processesOf(await lookBy(nativeBinary));
    const portable = processesOf(await lookBy(null));
    const both = [...native.keys()].filter((key) => portable.has(key));
    expect(both.length).toBeGreaterThan(native.size / 2);
    for (const key of both) {
      const { startedAtMs: one, name: _, parent: __, ...left } = native.get(key)!;
      const { startedAtMs: other, name: ___, parent: ____, ...right } = portable.get(key)!;
      // A process may rename itself, or lose its parent, between two looks.
      expect(left).toEqual(right);
      expect(Math.abs(one - other)).toBeLessThan(50);
    }
  });

  test('tell the same of every socket of this process', async () => {
    const servers = ['127.0.0.1', '::1', '::', '0.0.0.0'].map((host) =>
      createServer().listen(0, host),
    );
    await Promise.all(
      servers.map((each) => new Promise((resolve) => each.once('listening', resolve))),
    );
    const ports = servers.map((each) => (each.address() as AddressInfo).port);
    // To the dual-stack listener over IPv4: its end has a mapped address.
    const clients = [connect(ports[2]!, '127.0.0.1'), connect(ports[1]!, '::1')];
    await Promise.all(
      clients.map((each) => new Promise((resolve) => each.once('connect', resolve))),
    );
    const datagrams = [createSocket('udp4'), createSocket('udp6')];
    await Promise.all(
      datagrams.map((each) => new Promise<void>((resolve) => each.bind(0, resolve))),
    );
    const native = socketsOf(await lookBy(nativeBinary));
    const portable = socketsOf(await lookBy(null));
    expect(native.size).toBeGreaterThanOrEqual(10);
    expect(portable).toEqual(native);
    for (const each of clients) each.destroy();
    for (const each of [...servers, ...datagrams]) each.close();
  });
});
