// The guard's own sockets: none, as the kernel has it; and where there is one, it is found.
import { createSocket } from 'node:dgram';
import { connect, createServer } from 'node:net';
import { expect, it } from 'vitest';
import { ownSockets } from '../../../main/platform/linux/own-sockets.ts';
import { type Doctor, doctorSchema } from '../../../preload/contract/index.ts';
import { callwarden } from '../../rigs/callwarden.ts';
import { startOwnChild } from '../../rigs/own-child.ts';
import { ownFolder } from '../../rigs/own-folder.ts';
import { until } from '../../rigs/until.ts';

const line = ({ health }: Doctor) => health.find(({ part }) => part === 'own-sockets');

it.skipIf(process.platform !== 'linux')('doctor says that there is none', () => {
  const folder = ownFolder('own-sockets');
  const doctor = doctorSchema.parse(JSON.parse(callwarden(['doctor', '--json'], folder.env).out));
  expect(line(doctor)).toEqual({
    part: 'own-sockets',
    state: 'working',
    detail: 'Callwarden’s own network sockets: none.',
    advice: null,
  });
  expect(callwarden(['doctor'], folder.env).out).toContain('network sockets: none');
  folder.remove();
});

it.skipIf(process.platform !== 'linux')(
  'a socket is found in the program itself and in its helpers, on this machine or beyond',
  async () => {
    expect(ownSockets()).toEqual([]);
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    expect(
      ownSockets().filter(({ protocol, onlyHere }) => protocol === 'tcp' && onlyHere),
    ).toHaveLength(1);
    const address = server.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    const client = connect(port, '127.0.0.1');
    await new Promise((resolve) => client.once('connect', resolve));
    expect(ownSockets().every(({ onlyHere }) => onlyHere)).toBe(true);
    const udp = createSocket('udp4');
    await new Promise<void>((resolve) => udp.bind(0, '0.0.0.0', resolve));
    expect(ownSockets().filter(({ onlyHere }) => !onlyHere)).toEqual([
      { protocol: 'udp', onlyHere: false },
    ]);
    udp.close();
    const helper = await startOwnChild(
      [process.execPath, '-e', "require('net').createServer().listen(0, '::')"],
      {},
    );
    await until(
      'the helper’s socket',
      () =>
        ownSockets().some(({ protocol, onlyHere }) => protocol === 'tcp6' && !onlyHere) ||
        undefined,
    );
    await helper.stop();
    client.destroy();
    server.close();
  },
);
