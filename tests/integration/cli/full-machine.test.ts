// A thousand processes, two thousand sockets: nothing is lost, and a look stays quick.
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { snapshotSchema } from '../../../preload/contract/index.ts';
import { Population } from '../../bench/population.ts';
import { callwarden, startWatching } from '../../rigs/callwarden.ts';
import { type OwnChild, startOwnChild } from '../../rigs/own-child.ts';
import { ownFolder } from '../../rigs/own-folder.ts';

const folder = ownFolder('full');
const root = join(folder.path, 'root');
const population = new Population();
let talker: number;
let client: OwnChild | undefined;

beforeAll(async () => {
  mkdirSync(join(root, 'opt/zoom'), { recursive: true });
  talker = await population.connect(2_000);
  await population.fillTo(1_000);
}, 120_000);
afterAll(async () => {
  await client?.stop('SIGKILL');
  await population.end();
  folder.remove();
});

it('every socket of a client among them is told, and none of anybody else', async () => {
  const watching = startWatching(['--root', root, '--no-record'], folder.env);
  const at = join(root, 'opt/zoom/zoom');
  copyFileSync(process.execPath, at);
  const script = `const net = require('net'); const server = net.createServer(() => {}).listen(0, '127.0.0.1', () => {
    for (let i = 0; i < 200; i++) net.connect(server.address().port, '127.0.0.1').on('error', () => {});
  });`;
  const started = await startOwnChild([at, '-e', script], { env: folder.env });
  client = started;
  await watching.event('listener.opened', (e) => e.listener.pid === started.pid, 20_000);
  // Another client that runs on this machine meanwhile is told of as well.
  const told = (type: 'connection.opened' | 'connection.closed') =>
    watching.events.flatMap((e) =>
      e.type === type && e.connection.pid === started.pid ? [e.connection] : [],
    );
  const opened = () => told('connection.opened');
  const endsAt = Date.now() + 15_000;
  while (opened().length < 400 && Date.now() < endsAt)
    await new Promise((resolve) => setTimeout(resolve, 50));
  // Both ends of each connection are the client's own.
  expect(opened()).toHaveLength(400);
  expect(new Set(opened().map((connection) => connection.client))).toEqual(new Set(['zoom']));
  // The sleepers and the two thousand sockets of the talker are nobody's that we watch.
  const pids = watching.events.flatMap((e) =>
    e.type === 'connection.opened' ? [e.connection.pid] : [],
  );
  expect(pids).not.toContain(talker);
  await started.stop('SIGKILL');
  await watching.event('client.stopped', (e) => e.client === 'zoom');
  expect(told('connection.closed')).toHaveLength(400);
  expect(await watching.stop('SIGTERM')).toBe(0);
}, 60_000);

it('scan looks at all of it', () => {
  const { code, out } = callwarden(['scan', '--json'], folder.env);
  expect(code).toBe(0);
  expect(snapshotSchema.parse(JSON.parse(out)).scope).toBe('live');
});
