// Connections that come and go between two looks: all of them are told, with all that they moved.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  answerBytes,
  asNobody,
  type Call,
  compileBriefConnections,
  type Identity,
  nobody,
  startAnswering,
  startCalling,
} from '../../rigs/brief-connections.ts';
import { until } from '../../rigs/until.ts';
import { type RunningProbe, runProbe } from './running-probe.ts';
import { buildSanitized, folderForAll } from './sanitized-build.ts';

const isRoot = process.getuid?.() === 0;
const ordinary = isRoot ? nobody : {};
const folder = folderForAll();
const brief = path.join(folder.path, 'brief');
const ends: (() => unknown)[] = [];
let program = '';

beforeAll(async () => {
  program = await buildSanitized(folder.path);
  compileBriefConnections(brief);
}, 120_000);
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});
afterAll(() => folder.remove());

const started = async (as: Identity = {}): Promise<RunningProbe> => {
  const args = ['--devices', folder.path, '--interval', '300'];
  const probe =
    as.uid === undefined
      ? runProbe(program, args)
      : runProbe(asNobody[0], [...asNobody.slice(1), program, ...args]);
  ends.push(async () => {
    expect(await probe.end()).toBe(0);
    expect(probe.complaint()).toBe('');
  });
  await probe.next('sample.complete');
  return probe;
};
const answering = async (as: Identity = {}) => {
  const answerer = await startAnswering(brief, as);
  ends.push(() => answerer.stop());
  return answerer;
};
const calling = (call: Partial<Call> & { port: number }, as: Identity = {}) =>
  startCalling(
    brief,
    { address: '127.0.0.1', perSecond: 500, seconds: 1, openMs: 2, bytes: 700, ...call },
    as,
  );

/** All connections of this process, whether they passed or were met open. */
const toldOf = (probe: RunningProbe, pid: number) => {
  const met = new Map(
    probe
      .all('socket.opened')
      .flatMap((line) => (line.pid === pid && line.remote ? [[line.inode, line]] : [])),
  );
  const last = new Map(probe.all('socket.changed').map((line) => [line.inode, line]));
  const single = [...met.values()].map((line) => last.get(line.inode) ?? line);
  const passed = probe.all('sockets.passed').filter((line) => line.pid === pid);
  const sum = (key: 'bytesSent' | 'bytesReceived') =>
    [...passed, ...single].reduce((all, line) => all + (line[key] ?? 0), 0);
  return {
    passed,
    count: passed.reduce((all, { count }) => all + count, single.length),
    sent: sum('bytesSent'),
    received: sum('bytesReceived'),
  };
};
/** Whether the kernel has dropped what somebody who listens to ends (groups 1 to 4 of protocol 4) did not read. */
const hasLost = (): boolean =>
  readFileSync('/proc/net/netlink', 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .some(([, protocol, , groups, , , , , drops]) => {
      return protocol === '4' && groups === '0000000f' && Number(drops) > 0;
    });
const waitFor = (probe: RunningProbe, pid: number, count: number) =>
  until(
    `${count} connections (now ${toldOf(probe, pid).count})`,
    () => (toldOf(probe, pid).count >= count ? true : undefined),
    10_000,
  );

describe.skipIf(!isRoot)('where the kernel keeps who made a socket (needs root)', () => {
  test('not one is lost, from the first one of a process on, before anybody looked at it', async () => {
    const probe = await started();
    expect(probe.lines[0]).toMatchObject({ socketEnds: true, socketMakers: true });
    const { port } = await answering();
    const caller = calling({ port });
    await sleep(200);
    probe.send(`focus ${caller.pid}`);
    const made = await caller.over;
    await waitFor(probe, caller.pid, made);
    await sleep(500);
    const told = toldOf(probe, caller.pid);
    expect(told).toMatchObject({ count: made, sent: made * 700 });
    // The kernel counts the other side's orderly end as a byte (RFC 9293: it has a number of its own).
    expect(told.received).toBeGreaterThanOrEqual(made * answerBytes);
    expect(told.received).toBeLessThanOrEqual(made * (answerBytes + 1));
    expect(told.passed[0]).toMatchObject({
      protocol: 'tcp',
      local: { address: '127.0.0.1', port: 0 },
      remote: { address: '127.0.0.1', port },
    });
    // Summed up, not line by line.
    expect(told.passed.length).toBeLessThan(20);
  });

  test('a single one has both its ports, and nobody else’s is told', async () => {
    const probe = await started();
    const { port } = await answering();
    probe.send(`focus ${process.pid}`);
    await calling({ port, perSecond: 200 }).over;
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    const local = (socket.address() as AddressInfo).port;
    socket.end();
    await once(socket.resume(), 'close');
    const line = await probe.next('sockets.passed');
    expect(line).toMatchObject({
      pid: process.pid,
      count: 1,
      local: { port: local },
      remote: { port },
    });
    await sleep(700);
    expect(probe.all('sockets.passed').filter(({ pid }) => pid !== process.pid)).toEqual([]);
  });
});

describe('as an ordinary user', () => {
  test('what comes in at a port that is listened on is told whole, by its port', async () => {
    const probe = await started(ordinary);
    const answerer = await answering(ordinary);
    probe.send(`focus ${answerer.pid}`);
    await probe.next('socket.opened', ({ local }) => local.port === answerer.port);
    const made = await calling({ port: answerer.port }).over;
    await waitFor(probe, answerer.pid, made);
    const told = toldOf(probe, answerer.pid);
    expect(told).toMatchObject({ count: made, sent: made * answerBytes });
    expect(told.received).toBeGreaterThanOrEqual(made * 700);
    expect(told.received).toBeLessThanOrEqual(made * 701);
    expect(told.passed[0]).toMatchObject({
      local: { address: '127.0.0.1', port: answerer.port },
      remote: { address: '127.0.0.1', port: 0 },
    });
  });

  test('while many come and go, those that stay for a while are met and told with their last bytes', async () => {
    const probe = await started(ordinary);
    const { port } = await answering(ordinary);
    const call = { port, openMs: 150, perSecond: 200, seconds: 2 };
    const caller = calling(call, ordinary);
    probe.send(`focus ${caller.pid}`);
    const made = await caller.over;
    // Those that were over before the first end set off the looking.
    await waitFor(probe, caller.pid, Math.ceil(made * 0.7));
    const told = toldOf(probe, caller.pid);
    expect(told.count).toBeLessThanOrEqual(made);
    expect(told.sent).toBe(told.count * 700);
    // Most of them passed between two ticks: none was told as open.
    expect(told.passed.length).toBeGreaterThan(0);
  });
});

test('a connection that was told is closed with its last bytes, without waiting for a tick', async () => {
  const probe = runProbe(program, ['--devices', folder.path, '--interval', '60000']);
  ends.push(() => probe.end());
  await probe.next('sample.complete');
  const server = createServer((socket) => socket.on('end', () => socket.end()).resume());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ends.push(() => server.close());
  const { port } = server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  probe.send(`focus ${process.pid}`);
  const opened = await probe.next('socket.opened', ({ remote }) => remote?.port === port);
  socket.resume().end(Buffer.alloc(12_345));
  const closed = await probe.next('socket.closed', ({ inode }) => inode === opened.inode);
  const before = probe.lines.slice(0, probe.lines.indexOf(closed));
  expect(
    before.findLast((line) => line.type === 'socket.changed' && line.inode === opened.inode),
  ).toMatchObject({
    bytesSent: 12_345,
  });
  expect(probe.all('sockets.passed').filter(({ pid }) => pid === process.pid)).toEqual([]);
});

test('ends that come faster than they are read are said to be lost, and how many', async () => {
  const probe = await started(ordinary);
  const answerer = await answering(ordinary);
  probe.send(`focus ${answerer.pid}`);
  await probe.next('socket.opened', ({ local }) => local.port === answerer.port);
  // Whoever is stopped reads nothing; the kernel keeps some ten thousand for it.
  process.kill(probe.child.pid ?? 0, 'SIGSTOP');
  let made = 0;
  for (let round = 5; round < 20 && !hasLost(); round += 1) {
    const call = { address: `127.0.0.${round}`, perSecond: 10_000, seconds: 1.5 };
    made += await calling({ ...call, port: answerer.port }).over;
  }
  process.kill(probe.child.pid ?? 0, 'SIGCONT');
  const said = await probe.next('error');
  expect(said).toMatchObject({ call: 'sock_diag_destroy' });
  expect(said.message).toMatch(/^[1-9]\d* ends of sockets came faster than they were read$/);
  expect(toldOf(probe, answerer.pid).count).toBeLessThan(made);
  // What comes from then on is told again.
  const before = toldOf(probe, answerer.pid).count;
  const more = await calling({ port: answerer.port }).over;
  await waitFor(probe, answerer.pid, before + more);
}, 60_000);

test('a process that ends with connections open is told with what they had moved', async () => {
  const probe = await started(ordinary);
  const answerer = await answering(ordinary);
  const caller = calling(
    { port: answerer.port, perSecond: 20, openMs: 60_000, seconds: 30 },
    ordinary,
  );
  probe.send(`focus ${caller.pid}`);
  await until('ten of them', () => (toldOf(probe, caller.pid).count >= 10 ? true : undefined));
  process.kill(caller.pid, 'SIGKILL');
  await caller.over.catch(() => {});
  await probe.next('process.stopped', ({ pid }) => pid === caller.pid);
  const told = toldOf(probe, caller.pid);
  expect(told.sent).toBe(told.count * 700);
  const opened = probe.all('socket.opened').filter(({ pid }) => pid === caller.pid);
  const closed = new Set(probe.all('socket.closed').map(({ inode }) => inode));
  expect(opened.filter(({ inode }) => !closed.has(inode))).toEqual([]);
});
