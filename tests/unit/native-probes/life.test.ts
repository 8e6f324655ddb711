// How the probe is started, commanded and ended.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runProbe } from './running-probe.ts';
import { buildSanitized, folderForAll } from './sanitized-build.ts';

const folder = folderForAll();
let program = '';

beforeAll(async () => {
  program = await buildSanitized(folder.path);
}, 120_000);
afterAll(() => folder.remove());

const probe = (...args: string[]) => runProbe(program, ['--devices', folder.path, ...args]);

test.each([
  [['--what']],
  [['--interval', '49']],
  [['--interval', '1e3']],
  [['--interval']],
  [['--devices']],
  [['--devices', '']],
  [['--all-sockets']],
])('wrong arguments %j end it with 2 and one sentence', async (args) => {
  const running = runProbe(program, args);
  expect(await running.ended).toBe(2);
  expect(running.complaint()).toMatch(/^callwarden-probe: [^\n]+\.\n$/);
  expect(running.lines).toEqual([]);
});

test('a command that it does not know is answered, and the next one works', async () => {
  const running = probe();
  await running.next('sample.complete');
  for (const wrong of [
    'nonsense',
    '',
    'focus x',
    'focus 0',
    'focus -1',
    'interval 10',
    'interval',
    'sample now',
  ]) {
    const from = running.lines.length;
    running.send(wrong);
    expect(await running.next('error', undefined, from)).toMatchObject({
      call: 'command',
      errno: 22,
    });
  }
  running.send(new Uint8Array([0x73, 0x00, 0xff, 0x0a]));
  const from = running.lines.length;
  running.send('sample');
  await running.next('sample.complete', undefined, from);
  expect(await running.end()).toBe(0);
});

test('a command line of 64 KiB is read, a longer one is answered once and dropped', async () => {
  const running = probe();
  await running.next('sample.complete');
  running.send(`interval${' '.repeat(65_536 - 'interval100'.length)}100`);
  running.send(`focus ${'1 '.repeat(200_000)}`);
  running.send('interval 200');
  running.send('nonsense');
  await running.next('error', ({ message }) => message.includes('unknown'));
  expect(running.all('error').map(({ message }) => message)).toEqual([
    'a command line is longer than 65536 bytes',
    'unknown command: there are focus, sample and interval',
  ]);
  expect(await running.end()).toBe(0);
});

test('a focus takes 4,096 process ids and no more', async () => {
  const running = probe();
  await running.next('sample.complete');
  const pids = Array.from({ length: 4097 }, (_, at) => at + 1);
  running.send(`focus ${pids.slice(1).join(' ')}`);
  running.send(`focus ${pids.join(' ')}`);
  expect((await running.next('error')).message).toContain('4096');
  running.send('sample');
  await running.next('sample.complete', undefined, running.lines.length);
  expect(running.all('error')).toHaveLength(1);
  expect(await running.end()).toBe(0);
});

test('it ends when its input ends', async () => {
  const running = probe();
  await running.next('sample.complete');
  expect(await running.end()).toBe(0);
});

test('it ends with success when nobody reads any more', async () => {
  const running = probe('--interval', '60000');
  await running.next('sample.complete');
  running.child.stdout?.destroy();
  expect(await running.ended).toBe(0);
});

/** No process of this id, or one that ended and that nobody asked about yet. */
const isOver = (pid: number) => {
  try {
    return / Z [^)]*$/.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return true;
  }
};
const gone = async (pid: number) => {
  for (let tries = 0; tries < 100 && !isOver(pid); tries += 1) await sleep(50);
  return isOver(pid);
};

test('it ends when its parent is killed, even where its input stays open', async () => {
  // The shell's child reads from our pipe, which we keep open.
  const parent = spawn(
    'sh',
    ['-c', '"$0" --devices "$1" & echo "$!" >&2; wait', program, folder.path],
    {
      stdio: ['pipe', 'ignore', 'pipe'],
    },
  );
  const [said] = await once(parent.stderr, 'data');
  const pid = Number(String(said));
  await sleep(500);
  expect(isOver(pid)).toBe(false);
  parent.kill('SIGKILL');
  expect(await gone(pid)).toBe(true);
});

test('it ends in order when the thread that started it ends', async () => {
  const code = `
    const { spawn } = require('node:child_process');
    const child = spawn(${JSON.stringify(program)}, ['--devices', ${JSON.stringify(folder.path)}], { stdio: ['pipe', 'ignore', 'inherit'], detached: true });
    require('node:worker_threads').parentPort.postMessage(child.pid);
    setInterval(() => {}, 1000);`;
  const worker = new Worker(code, { eval: true });
  const [pid] = (await once(worker, 'message')) as [number];
  await sleep(400);
  expect(isOver(pid)).toBe(false);
  await worker.terminate();
  // Its input closes with the thread, and that ends it: in order, not by a signal.
  expect(await gone(pid)).toBe(true);
});
