// The probe against real sockets of this very process.
import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type RunningProbe, runProbe } from './running-probe.ts';
import { buildSanitized, folderForAll } from './sanitized-build.ts';

const folder = folderForAll();
const probes: RunningProbe[] = [];
const ends: (() => void)[] = [];
let program = '';

beforeAll(async () => {
  program = await buildSanitized(folder.path);
}, 120_000);
afterEach(async () => {
  for (const end of ends.splice(0)) end();
  for (const probe of probes.splice(0)) {
    expect(await probe.end()).toBe(0);
    expect(probe.complaint()).toBe('');
  }
});
afterAll(() => folder.remove());

const sampled = async (...args: string[]) => {
  const running = runProbe(program, ['--devices', folder.path, ...args]);
  probes.push(running);
  await running.next('sample.complete');
  return running;
};
const listen = async (host: string) => {
  const accepted: Socket[] = [];
  const server = createServer((socket) => accepted.push(socket));
  server.listen(0, host);
  await once(server, 'listening');
  ends.push(() => {
    for (const socket of accepted) socket.destroy();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, accepted };
};
const dial = async (port: number, host = '127.0.0.1') => {
  const socket = connect(port, host);
  await once(socket, 'connect');
  ends.push(() => socket.destroy());
  return { socket, port: (socket.address() as AddressInfo).port };
};

test('without a focus no sockets are told, with one they are told at once', async () => {
  const { port } = await listen('127.0.0.1');
  const running = await sampled('--interval', '60000');
  expect(running.all('socket.opened')).toEqual([]);
  running.send(`focus ${process.pid}`);
  const opened = await running.next('socket.opened', ({ local }) => local.port === port);
  expect(opened).toMatchObject({
    pid: process.pid,
    protocol: 'tcp',
    local: { address: '127.0.0.1' },
    remote: null,
    state: 'listen',
  });
});

test('a listener on IPv6 is told with its address in short form', async () => {
  const { port } = await listen('::1');
  const running = await sampled('--interval', '60000');
  running.send(`focus ${process.pid}`);
  const opened = await running.next('socket.opened', ({ local }) => local.port === port);
  expect(opened.local.address).toBe('::1');
});

test('bytes are counted both ways, and a close is told', async () => {
  const running = await sampled('--interval', '50');
  running.send(`focus ${process.pid}`);
  const { port, accepted } = await listen('127.0.0.1');
  const { socket, port: own } = await dial(port);
  const opened = await running.next('socket.opened', ({ local }) => local.port === own);
  expect(opened).toMatchObject({ state: 'established', remote: { address: '127.0.0.1', port } });
  socket.write(Buffer.alloc(10_000));
  accepted[0]?.write(Buffer.alloc(3_000));
  // The kernel counts the handshake as one byte that was acknowledged (RFC 4898).
  const grown = await running.next(
    'socket.changed',
    (line) =>
      line.inode === opened.inode &&
      (line.bytesSent ?? 0) >= 10_000 &&
      (line.bytesReceived ?? 0) >= 3_000,
  );
  expect(grown.bytesSent).toBeLessThanOrEqual(10_001);
  expect(grown.bytesReceived).toBe(3_000);
  socket.destroy();
  await running.next('socket.closed', ({ inode }) => inode === opened.inode);
});

test('a half-closed connection changes its state', async () => {
  const running = await sampled('--interval', '50');
  const { port, accepted } = await listen('127.0.0.1');
  const { port: own } = await dial(port);
  running.send(`focus ${process.pid}`);
  const opened = await running.next('socket.opened', ({ local }) => local.port === own);
  accepted[0]?.end();
  await running.next('socket.closed', ({ inode }) => inode === opened.inode);
  expect(running.all('socket.opened').filter(({ inode }) => inode === opened.inode)).toHaveLength(
    1,
  );
});

test('UDP without a peer has none, with a peer it has, and no bytes either way', async () => {
  const running = await sampled('--interval', '50');
  running.send(`focus ${process.pid}`);
  const loose = createSocket('udp4');
  ends.push(() => loose.close());
  loose.bind(0, '127.0.0.1');
  await once(loose, 'listening');
  const { port } = loose.address();
  const first = await running.next('socket.opened', ({ local }) => local.port === port);
  expect(first).toMatchObject({
    protocol: 'udp',
    remote: null,
    state: 'unconnected',
    bytesSent: null,
    bytesReceived: null,
  });
  loose.connect(9, '127.0.0.1');
  await once(loose, 'connect');
  const from = running.lines.indexOf(first) + 1;
  const second = await running.next('socket.opened', ({ inode }) => inode === first.inode, from);
  expect(second).toMatchObject({ state: 'established', remote: { address: '127.0.0.1', port: 9 } });
  expect(running.all('socket.closed').map(({ inode }) => inode)).toContain(first.inode);
});

test('sockets of a process that leaves the focus are closed to the reader, and come back with it', async () => {
  const { port } = await listen('127.0.0.1');
  const running = await sampled('--interval', '60000');
  running.send(`focus ${process.pid}`);
  const opened = await running.next('socket.opened', ({ local }) => local.port === port);
  running.send(`focus ${process.ppid}`);
  await running.next('socket.closed', ({ inode }) => inode === opened.inode);
  const from = running.lines.length;
  running.send(`focus ${process.ppid} ${process.pid} ${process.pid}`);
  await running.next('socket.opened', ({ inode }) => inode === opened.inode, from);
});

test('the same focus again tells nothing', async () => {
  const { port } = await listen('127.0.0.1');
  const running = await sampled('--interval', '60000');
  running.send(`focus ${process.pid}`);
  await running.next('socket.opened', ({ local }) => local.port === port);
  const before = running.all('socket.opened').length;
  running.send(`focus ${process.pid}`);
  running.send('nonsense');
  await running.next('error');
  expect(running.all('socket.opened').length - before).toBeLessThanOrEqual(0);
});

test('a socket whose focused owner died is told as closed before the process', async () => {
  const child = spawn(
    process.execPath,
    [
      '-e',
      "require('node:net').createServer().listen(0, '127.0.0.1', () => console.log('up')); process.stdin.resume()",
    ],
    { stdio: ['pipe', 'pipe', 'ignore'] },
  );
  ends.push(() => child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  const running = await sampled('--interval', '60000');
  running.send(`focus ${child.pid}`);
  const opened = await running.next('socket.opened', ({ state }) => state === 'listen');
  child.kill('SIGKILL');
  await running.next('process.stopped', ({ pid }) => pid === child.pid);
  expect(running.all('socket.closed')).toMatchObject([{ inode: opened.inode }]);
});

test('a sample tells the sockets of the focus again', async () => {
  const { port } = await listen('127.0.0.1');
  const running = await sampled('--interval', '60000');
  running.send(`focus ${process.pid}`);
  await running.next('socket.opened', ({ local }) => local.port === port);
  const from = running.lines.length;
  running.send('sample');
  const { sockets } = await running.next('sample.complete', undefined, from);
  const again = running.all('socket.opened', from);
  expect(again.filter(({ local }) => local.port === port)).toHaveLength(1);
  expect(again).toHaveLength(sockets);
});

test('all sockets at once: those of every process, each once', async () => {
  const { port } = await listen('127.0.0.1');
  const running = runProbe(program, ['--once', '--all-sockets', '--devices', folder.path]);
  expect(await running.ended).toBe(0);
  const opened = running.all('socket.opened');
  expect(opened.find(({ local }) => local.port === port)?.pid).toBe(process.pid);
  expect(new Set(opened.map(({ inode }) => inode)).size).toBe(opened.length);
  expect((await running.next('sample.complete')).sockets).toBe(opened.length);
});

test('hundreds of connections are all told, and a quiet tick prints nothing', async () => {
  const { port } = await listen('127.0.0.1');
  const ports = new Set<number>();
  for (let at = 0; at < 200; at += 1) ports.add((await dial(port)).port);
  const running = await sampled('--interval', '50');
  running.send(`focus ${process.pid}`);
  for (const own of ports) await running.next('socket.opened', ({ local }) => local.port === own);
  await sleep(300);
  const from = running.lines.length;
  await sleep(1000);
  // Other processes of this machine may come and go meanwhile.
  const ours = running.lines
    .slice(from)
    .filter(({ type }) => type.startsWith('socket.') || type === 'error');
  expect(ours).toEqual([]);
});
