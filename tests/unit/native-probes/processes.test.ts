// The probe against real processes: strange names, exec, end, many, and another user's.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, readFileSync, unlinkSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { until } from '../../rigs/until.ts';
import { type RunningProbe, runProbe } from './running-probe.ts';
import { buildSanitized, folderForAll } from './sanitized-build.ts';

const folder = folderForAll();
const started: ChildProcess[] = [];
const probes: RunningProbe[] = [];
let program = '';

beforeAll(async () => {
  program = await buildSanitized(folder.path);
}, 120_000);
afterEach(async () => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  for (const probe of probes.splice(0)) {
    expect(await probe.end()).toBe(0);
    expect(probe.complaint()).toBe('');
  }
});
afterAll(() => folder.remove());

const start = (command: string, args: readonly string[] = []) => {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'ignore'] });
  started.push(child);
  return child;
};
const probe = (...args: string[]) => {
  const running = runProbe(program, ['--devices', folder.path, ...args]);
  probes.push(running);
  return running;
};
const sampled = async (...args: string[]) => {
  const running = probe(...args);
  await running.next('sample.complete');
  return running;
};

describe('one sample', () => {
  test('begins with hello, ends with sample.complete, and counts what is between', async () => {
    const running = probe('--once');
    expect(await running.ended).toBe(0);
    expect(running.lines[0]).toMatchObject({ type: 'hello', protocol: 1, probe: 'linux' });
    const last = running.lines.at(-1);
    expect(last).toMatchObject({
      type: 'sample.complete',
      processes: running.all('process.started').length,
      sockets: 0,
    });
  });

  test('tells this very process as it is', async () => {
    const running = await sampled('--once');
    const self = await running.next('process.started', (line) => line.pid === process.pid);
    expect(self.executable).toBe(process.execPath);
    expect(self.parent).toBe(process.ppid);
    expect(self.uid).toBe(process.geteuid?.());
    const bornAtMs = Date.now() - process.uptime() * 1000;
    expect(Math.abs(self.startedAtMs - bornAtMs)).toBeLessThan(1000);
  });

  test('keeps arguments of any bytes, and cuts them at 4,096', async () => {
    const strange = ['a\nb', 'x) (y', '\u001b[31mred', '"\\', 'héllo 🎥', '', '{"type":"hello"}'];
    const child = start('sh', ['-c', 'read x', ...strange]);
    const raw = start('sh', [
      '-c',
      `exec sh -c 'read x' "$(printf 'A\\377\\355\\240\\200B\\300\\257')"`,
    ]);
    const long = start('sh', [
      '-c',
      'read x',
      'y'.repeat(100_000),
      ...Array(9).fill('z'.repeat(100_000)),
    ]);
    for (const [{ pid }, last] of [
      [child, '"hello"}'],
      [raw, 'A'],
      [long, 'zzz'],
    ] as const)
      await until(
        `the arguments of ${pid}`,
        () =>
          readFileSync(`/proc/${pid}/cmdline`, 'latin1').split('\0read x\0')[1]?.includes(last) ||
          undefined,
      );
    const running = await sampled('--once');
    const line = await running.next('process.started', ({ pid }) => pid === child.pid);
    expect(line.arguments).toEqual(['sh', '-c', 'read x', ...strange]);
    expect(line.argumentsTruncated).toBe(false);
    const bytes = await running.next('process.started', ({ pid }) => pid === raw.pid);
    expect(bytes.arguments.at(-1)).toBe('A\udcff\udced\udca0\udc80B\udcc0\udcaf');
    const cut = await running.next('process.started', ({ pid }) => pid === long.pid);
    expect(cut.argumentsTruncated).toBe(true);
    expect(cut.arguments.join('\0')).toHaveLength(4096);
  });

  test('keeps an executable name that looks like other fields, and says that it was deleted', async () => {
    const odd = path.join(folder.path, ') (R 1\n2');
    copyFileSync('/bin/sleep', odd);
    const child = start(odd, ['60']);
    await once(child, 'spawn');
    unlinkSync(odd);
    const running = await sampled('--once');
    const line = await running.next('process.started', ({ pid }) => pid === child.pid);
    expect(line).toMatchObject({
      name: ') (R 1\n2',
      executable: odd,
      executableDeleted: true,
      parent: process.pid,
    });
  });

  test('is not fooled by a file that is really called "(deleted)"', async () => {
    const odd = path.join(folder.path, 'tool (deleted)');
    copyFileSync('/bin/sleep', odd);
    const child = start(odd, ['60']);
    await once(child, 'spawn');
    const running = await sampled('--once');
    const line = await running.next('process.started', ({ pid }) => pid === child.pid);
    expect(line).toMatchObject({ executable: odd, executableDeleted: false });
  });
});

describe('differences', () => {
  test('a start, an exec and an end are told in this order with one start time', async () => {
    const running = await sampled('--interval', '100');
    const from = running.lines.length;
    const child = start('sh', ['-c', 'read x; exec sleep 60']);
    const first = await running.next('process.started', ({ pid }) => pid === child.pid, from);
    expect(first.executable).not.toContain('sleep');
    child.stdin?.write('\n');
    const second = await running.next(
      'process.started',
      ({ pid, name }) => pid === child.pid && name === 'sleep',
      from,
    );
    expect(second.startTicks).toBe(first.startTicks);
    expect(second.arguments).toEqual(['sleep', '60']);
    child.kill('SIGKILL');
    const end = await running.next('process.stopped', ({ pid }) => pid === child.pid, from);
    expect(end.startTicks).toBe(first.startTicks);
  });

  test('a start is told long before the next look where the kernel tells of processes', async (context) => {
    const running = await sampled('--interval', '60000');
    if (!(await running.next('hello')).processEvents) context.skip('no process events here');
    const from = running.lines.length;
    const child = start('sleep', ['60']);
    await running.next('process.started', ({ pid }) => pid === child.pid, from);
  });

  test('three hundred processes come and go, each told once', async () => {
    const running = await sampled('--interval', '200');
    const from = running.lines.length;
    const children = Array.from({ length: 300 }, () => start('sleep', ['60']));
    // A pid alone may be somebody else's before or after: a process is a pid and its start.
    const keys = new Set<string>();
    for (const { pid } of children) {
      const { startTicks } = await running.next(
        'process.started',
        (line) => line.pid === pid && line.name === 'sleep',
        from,
      );
      keys.add(`${pid}:${startTicks}`);
    }
    for (const child of children) child.kill('SIGKILL');
    for (const { pid } of children) {
      await running.next('process.stopped', (line) => line.pid === pid, from);
    }
    const stops = running
      .all('process.stopped', from)
      .filter(({ pid, startTicks }) => keys.has(`${pid}:${startTicks}`));
    expect(stops).toHaveLength(300);
  });

  test('a storm of short processes leaves nothing behind', async () => {
    const running = await sampled('--interval', '100');
    const storm = start('sh', ['-c', 'i=0; while [ $i -lt 1500 ]; do /bin/true; i=$((i+1)); done']);
    await once(storm, 'exit');
    await running.next('process.stopped', ({ pid }) => pid === storm.pid);
    // Every process is looked at once more: who is not there is told to have stopped.
    const from = running.lines.length;
    running.send('sample');
    await running.next('sample.complete', undefined, from);
    const alive = new Map<number, number>();
    const ofTheStorm = new Set<number>();
    for (const line of running.lines) {
      if (line.type === 'process.started') {
        alive.set(line.pid, line.startTicks);
        if (line.parent === storm.pid) ofTheStorm.add(line.pid);
        else ofTheStorm.delete(line.pid);
      }
      if (line.type === 'process.stopped') {
        expect(alive.get(line.pid)).toBe(line.startTicks);
        alive.delete(line.pid);
      }
    }
    expect([...ofTheStorm].filter((pid) => alive.has(pid))).toEqual([]);
  });
});

const root = process.getuid?.() === 0;

describe('as an ordinary user', () => {
  test('counts the processes that it may not look into, and leaves their executables open', async (context) => {
    if (!root) context.skip('needs root to become somebody else');
    const running = runProbe('setpriv', [
      '--reuid=65534',
      '--regid=65534',
      '--clear-groups',
      program,
      '--once',
      '--all-sockets',
      '--devices',
      folder.path,
    ]);
    expect(await running.ended).toBe(0);
    const hello = await running.next('hello');
    expect(hello.uid).toBe(65534);
    const self = await running.next('process.started', ({ pid }) => pid === process.pid);
    expect(self.executable).toBeNull();
    expect(self.arguments.length).toBeGreaterThan(0);
    const { denied } = await running.next('sample.complete');
    const foreign = running
      .all('process.started')
      .filter(({ uid, arguments: words }) => uid !== 65534 && words.length > 0);
    expect(denied).toBeGreaterThan(0);
    expect(denied).toBeLessThanOrEqual(foreign.length + 1);
  });

  test('follows its own processes as they come and go', async (context) => {
    if (!root) context.skip('needs root to become somebody else');
    const as = ['--reuid=65534', '--regid=65534', '--clear-groups'];
    const running = runProbe('setpriv', [
      ...as,
      program,
      '--devices',
      folder.path,
      '--interval',
      '100',
    ]);
    await running.next('sample.complete');
    const child = start('setpriv', [...as, 'sleep', '60']);
    const line = await running.next(
      'process.started',
      ({ pid, name }) => pid === child.pid && name === 'sleep',
    );
    expect(line).toMatchObject({ uid: 65534, arguments: ['sleep', '60'] });
    child.kill('SIGKILL');
    await running.next('process.stopped', ({ pid }) => pid === child.pid);
    expect(await running.end()).toBe(0);
  });

  test('inside a pid namespace of its own it says why there are no events, and compares', async (context) => {
    if (!root) context.skip('needs root for a pid namespace');
    const script = '(sleep 0.4; sleep 0.6) & exec "$0" --interval 60';
    const running = runProbe('unshare', ['-pf', '--mount-proc', 'sh', '-c', script, program]);
    const hello = await running.next('hello');
    expect(hello.processEvents).toBe(false);
    expect(hello.reasons.processEvents).toContain('pid namespace');
    const line = await running.next(
      'process.started',
      ({ name, arguments: words }) => name === 'sleep' && words[1] === '0.6',
    );
    await running.next('process.stopped', (gone) => gone.pid === line.pid);
    expect(await running.end()).toBe(0);
  });
});
