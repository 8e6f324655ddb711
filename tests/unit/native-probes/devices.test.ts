// The probe against device nodes that real processes open and close.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type RunningProbe, runProbe } from './running-probe.ts';
import { buildSanitized, folderForAll } from './sanitized-build.ts';

const folder = folderForAll();
const started: ChildProcess[] = [];
const probes: RunningProbe[] = [];
let program = '';
let devices = '';
let turn = 0;

beforeAll(async () => {
  program = await buildSanitized(folder.path);
}, 120_000);
beforeEach(() => {
  turn += 1;
  devices = path.join(folder.path, `dev${turn}`);
  mkdirSync(path.join(devices, 'snd'), { recursive: true });
});
afterEach(async () => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  for (const probe of probes.splice(0)) {
    expect(await probe.end()).toBe(0);
    expect(probe.complaint()).toBe('');
  }
});
afterAll(() => folder.remove());

/** A stand-in: it opens like a device and is the null device underneath. */
const node = (name: string) => {
  const file = path.join(devices, name);
  execFileSync('mknod', ['-m', '666', file, 'c', '1', '3']);
  return file;
};
const holder = (script: string) => {
  const child = spawn('bash', ['-c', script], { stdio: ['pipe', 'pipe', 'ignore'] });
  started.push(child);
  return child;
};
const sampled = async (...args: string[]) => {
  const running = runProbe(program, ['--devices', devices, ...args]);
  probes.push(running);
  await running.next('sample.complete');
  return running;
};

const root = process.getuid?.() === 0;
const withNodes = root ? describe : describe.skip;

withNodes('device nodes (mknod needs root)', () => {
  test('an open and a close are told at once, for the process that did it', async () => {
    const camera = node('video0');
    node('null');
    const running = await sampled('--interval', '60000');
    const child = holder(`read x; exec 3<>${camera}; echo; read x; exec 3>&-; read x`);
    await running.next('process.started', ({ pid }) => pid === child.pid);
    child.stdin?.write('\n');
    const opened = await running.next('device.opened');
    expect(opened).toMatchObject({ device: 'camera', path: camera, pid: child.pid });
    expect(Math.abs(Date.now() - opened.atMs)).toBeLessThan(5_000);
    child.stdin?.write('\n');
    const closed = await running.next('device.closed');
    expect(closed).toMatchObject({ path: camera, pid: child.pid, startTicks: opened.startTicks });
  });

  test('a microphone is a capture node below snd, a playback node is none', async () => {
    const microphone = node('snd/pcmC0D0c');
    const speaker = node('snd/pcmC0D0p');
    const running = await sampled('--interval', '60000');
    expect(running.all('device.added').map((line) => line.path)).toEqual([microphone]);
    const child = holder(`exec 4<>${speaker}; exec 3<>${microphone}; read x`);
    const opened = await running.next('device.opened');
    expect(opened).toMatchObject({ device: 'microphone', path: microphone, pid: child.pid });
    child.kill('SIGKILL');
    await running.next('process.stopped', ({ pid }) => pid === child.pid);
    const order = running.lines.map(({ type }) => type);
    expect(order.indexOf('device.closed')).toBeLessThan(order.lastIndexOf('process.stopped'));
    expect(running.all('device.opened')).toHaveLength(1);
  });

  test('the null device itself is no camera, although its number is the same', async () => {
    node('video0');
    const running = await sampled('--interval', '100');
    holder('exec 3<>/dev/null; read x');
    await sleep(500);
    expect(running.all('device.opened')).toEqual([]);
  });

  test('a sample tells who holds a node already, once for two descriptors', async () => {
    const camera = node('video0');
    const child = holder(
      `exec 3<>${camera}; exec 4<>${camera}; echo; read x; exec 3>&-; echo; read x`,
    );
    await new Promise((done) => child.stdout?.once('data', done));
    const running = await sampled('--interval', '100');
    expect(running.all('device.opened')).toMatchObject([{ pid: child.pid, path: camera }]);
    child.stdin?.write('\n');
    await sleep(400);
    expect(running.all('device.closed')).toEqual([]);
    const from = running.lines.length;
    running.send('sample');
    await running.next('sample.complete', undefined, from);
    expect(running.all('device.added', from)).toHaveLength(1);
    expect(running.all('device.opened', from)).toHaveLength(1);
  });

  test('a descriptor that only names a camera opens none', async () => {
    // O_PATH of open(2), as mknod itself uses to set a node's mode.
    const named = openSync(node('video0'), 0o10000000);
    const running = await sampled('--interval', '60000');
    closeSync(named);
    expect(running.all('device.opened')).toEqual([]);
  });

  test('a child that inherits a camera holds it too, and still does when its parent is gone', async () => {
    const camera = node('video0');
    const running = await sampled('--interval', '100');
    const child = holder(`exec 3<>${camera}; sleep 60 & echo $!; read x`);
    const heir = Number(await new Promise((done) => child.stdout?.once('data', done)));
    await running.next('device.opened', ({ pid }) => pid === child.pid);
    await running.next('device.opened', ({ pid }) => pid === heir);
    child.kill('SIGKILL');
    await running.next('device.closed', ({ pid }) => pid === child.pid);
    await sleep(300);
    expect(running.all('device.closed').map(({ pid }) => pid)).toEqual([child.pid]);
    process.kill(heir, 'SIGKILL');
    await running.next('device.closed', ({ pid }) => pid === heir);
  });

  test('nodes come and go, and a name given to a new node starts anew', async () => {
    const running = await sampled('--interval', '60000');
    const camera = node('video7');
    expect(await running.next('device.added')).toMatchObject({ device: 'camera', path: camera });
    const child = holder(`exec 3<>${camera}; read x`);
    await running.next('device.opened', ({ pid }) => pid === child.pid);
    rmSync(camera);
    await running.next('device.removed', (line) => line.path === camera);
    expect(running.all('device.closed')).toMatchObject([{ pid: child.pid, path: camera }]);
    const from = running.lines.length;
    node('video7');
    await running.next('device.added', undefined, from);
    const second = holder(`exec 3<>${camera}; read x`);
    await running.next('device.opened', ({ pid }) => pid === second.pid, from);
    renameSync(camera, path.join(devices, 'camera'));
    await running.next('device.removed', undefined, from);
  });

  test('a sound folder that appears later is looked into', async () => {
    rmSync(path.join(devices, 'snd'), { recursive: true });
    const running = await sampled('--interval', '60000');
    mkdirSync(path.join(devices, 'snd'));
    const microphone = node('snd/pcmC1D0c');
    await running.next('device.added', (line) => line.path === microphone);
  });

  test('a link to a node is no second device', async () => {
    node('video0');
    symlinkSync('video0', path.join(devices, 'video-front'));
    const running = await sampled('--interval', '100');
    expect(running.all('device.added')).toHaveLength(1);
  });

  test('a camera that is opened all the time does not keep the probe busy', async () => {
    const camera = node('video0');
    const running = await sampled('--interval', '60000');
    holder(`while :; do : <>${camera}; done`);
    await sleep(1000);
    const from = running.lines.length;
    running.send('nonsense');
    await running.next('error', undefined, from);
  });

  test('an ordinary user sees its own holder', async () => {
    const camera = node('video0');
    const as = ['--reuid=65534', '--regid=65534', '--clear-groups'];
    const running = runProbe('setpriv', [
      ...as,
      program,
      '--devices',
      devices,
      '--interval',
      '60000',
    ]);
    probes.push(running);
    await running.next('sample.complete');
    const child = spawn('setpriv', [...as, 'bash', '-c', `exec 3<>${camera}; read x`], {
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    started.push(child);
    await running.next('device.opened', ({ pid }) => pid === child.pid);
  });
});

describe('no device folder', () => {
  test('is said in hello, and found when it comes', async () => {
    rmSync(devices, { recursive: true });
    const running = await sampled('--interval', '100');
    const hello = await running.next('hello');
    expect(hello.deviceEvents).toBe(false);
    expect(hello.reasons.deviceEvents).toContain('No such file');
    if (!root) return;
    mkdirSync(devices);
    const camera = node('video0');
    await running.next('device.added', (line) => line.path === camera);
  });
});
