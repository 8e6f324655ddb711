// UDP sockets of another process, ended for good.
import { spawn, spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { readdirSync, readlinkSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { until } from '../../rigs/until.ts';
import { buildSanitized, folderForAll } from './sanitized-build.ts';

const folder = folderForAll();
const ends: (() => unknown)[] = [];
let program = '';

beforeAll(async () => {
  program = await buildSanitized(folder.path);
}, 120_000);
afterEach(() => {
  for (const end of ends.splice(0)) end();
});
afterAll(() => folder.remove());

const shut = (...words: readonly (string | number)[]) => {
  const ran = spawnSync(program, ['--shut-udp', ...words.map(String)], { encoding: 'utf8' });
  const lines = ran.stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  return { code: ran.status, lines, complaint: ran.stderr };
};
const inodesOf = (pid: number): number[] =>
  readdirSync(`/proc/${pid}/fd`).flatMap((name) => {
    const target = readlinkSync(`/proc/${pid}/fd/${name}`);
    return target.startsWith('socket:[') ? [Number(target.slice(8, -1))] : [];
  });

/** A child with two UDP sockets and a listener over TCP, which says what becomes of what it sends. */
const child = async () => {
  const hearing = createSocket('udp4').bind(0, '127.0.0.1');
  await once(hearing, 'listening');
  ends.push(() => hearing.close());
  const script = `
    const [first, second] = [0, 1].map(() => require('dgram').createSocket('udp4').on('error', () => {}));
    require('net').createServer().listen(0, '127.0.0.1');
    const send = (socket, name) => socket.send(name, ${hearing.address().port}, '127.0.0.1', (error) => console.log(name, error?.code ?? 'sent'));
    first.bind(0, '127.0.0.1', () => console.log('bound', first.address().port));
    second.bind(0, '127.0.0.1', () => setInterval(() => { send(first, 'first'); send(second, 'second'); }, 50));`;
  const talker = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  ends.push(() => talker.kill('SIGKILL'));
  let text = '';
  talker.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  const says = (words: string) =>
    until(words, () => (text.includes(`${words}\n`) ? true : undefined)).finally(() => {
      text = '';
    });
  await says('first sent');
  return { pid: talker.pid ?? 0, says };
};
/** Of the UDP sockets of a process, in the order of their making. */
const udpInodes = (pid: number): number[] => {
  const all = new Set(inodesOf(pid));
  const table = spawnSync('ss', ['-uaneH'], { encoding: 'utf8' }).stdout;
  return [...table.matchAll(/ino:(\d+)/g)]
    .map(([, inode]) => Number(inode))
    .filter((inode) => all.has(inode))
    .sort((a, b) => a - b);
};

test('the one that is named sends nothing more, ever; another of the same process goes on', async () => {
  const { pid, says } = await child();
  const [first] = udpInodes(pid);
  expect(shut(pid, first ?? 0)).toMatchObject({ code: 0, lines: [{ type: 'answer', shut: 1 }] });
  await says('first EPIPE');
  await says('first EPIPE');
  await says('second sent');
});

test('what is no UDP socket of that process is left alone', async () => {
  const { pid, says } = await child();
  const udp = new Set(udpInodes(pid));
  const others = inodesOf(pid).filter((inode) => !udp.has(inode));
  expect(others.length).toBeGreaterThan(0);
  expect(shut(pid, ...others).lines).toEqual([{ type: 'answer', shut: 0 }]);
  expect(shut(process.pid, ...udp).lines).toEqual([{ type: 'answer', shut: 0 }]);
  await says('first sent');
});

test('a process that is gone, and words that are none, are said', () => {
  const gone = spawnSync('true');
  expect(shut(gone.pid, 1)).toMatchObject({
    code: 1,
    lines: [
      { type: 'error', call: 'pidfd_open' },
      { type: 'answer', shut: 0 },
    ],
  });
  expect(shut('x', 1)).toMatchObject({ code: 2, lines: [] });
  expect(shut(1)).toMatchObject({ code: 2, lines: [] });
});
