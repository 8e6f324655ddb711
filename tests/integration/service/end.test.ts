// Ending a client, with real processes: polite ones, deaf ones, children that come late, and strangers that must live.
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { endClient } from '../../../main/guard/service/ending.ts';
import type { LiveGuard } from '../../../main/guard/service/index.ts';
import { linuxActions } from '../../../main/platform/linux/actions/index.ts';
import { until } from '../../rigs/until.ts';

const { processes } = linuxActions();
const started: ChildProcess[] = [];
const alsoStarted: number[] = [];

afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  for (const pid of alsoStarted.splice(0)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It is gone, as it should be.
    }
  }
});

/** Runs a shell script of the test's own and waits until it has said `count` pids. */
const family = async (script: string, count: number): Promise<number[]> => {
  const child = spawn('/bin/sh', ['-c', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  started.push(child);
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk;
  });
  await until('the family to stand', () => (said.split('\n').length > count ? true : undefined));
  const pids = said.trim().split('\n').map(Number);
  alsoStarted.push(...pids);
  return [child.pid!, ...pids];
};

const isAlive = (pid: number): boolean => {
  try {
    return !/^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return false;
  }
};

const guardOf = async (
  pids: readonly number[],
  others: readonly number[] = [],
): Promise<LiveGuard> => {
  const running = await processes.list();
  const keysOf = (own: readonly number[]) => running.filter(({ pid }) => own.includes(pid));
  const keys = new Map([
    ['zoom', keysOf(pids)],
    ['chromium', keysOf(others)],
  ]);
  return {
    snapshot: () => {
      throw new Error('Who is to end is asked by pid and start, not from what is on screen.');
    },
    processKeys: () => keys,
    captures: () => [],
    meetings: () => [],
    health: () => [],
    nameOf: (id) => id,
    subscribe: () => () => {},
  };
};

it('a polite family ends at once, all of it', async () => {
  const pids = await family('sleep 60 & echo $!; sh -c "sleep 60 & echo \\$!; wait" & wait', 2);
  const before = performance.now();
  const outcome = await endClient('zoom', { guard: await guardOf([pids[0]!]), processes });
  expect(outcome).toEqual({ ok: true, value: 4 });
  expect(performance.now() - before).toBeLessThan(2_000);
  expect(pids.filter(isAlive)).toEqual([]);
});

it('one that ignores the polite signal is made to end after the patience', async () => {
  const pids = await family('trap "" TERM; echo $$; while :; do sleep 0.05; done', 1);
  const before = performance.now();
  const outcome = await endClient('zoom', {
    guard: await guardOf([pids[0]!]),
    processes,
    patienceMs: 700,
  });
  expect(outcome.ok).toBe(true);
  expect(performance.now() - before).toBeGreaterThan(690);
  expect(pids.filter(isAlive)).toEqual([]);
});

it('a child that is started after the signal ends too', async () => {
  const pids = await family(
    `trap 'sh -c "trap : TERM; while :; do sleep 0.1; done" & echo $!' TERM; echo $$; while :; do sleep 0.1; done`,
    1,
  );
  const outcome = await endClient('zoom', {
    guard: await guardOf([pids[0]!]),
    processes,
    patienceMs: 1_000,
  });
  expect(outcome.ok).toBe(true);
  await pause(100);
  const left = (await processes.list()).filter(
    (p) => pids.includes(p.parent) || pids.includes(p.pid),
  );
  expect(left).toEqual([]);
});

it('another client that it started lives on', async () => {
  const [zoom, browser] = await family('sleep 60 & echo $!; wait', 1);
  const outcome = await endClient('zoom', { guard: await guardOf([zoom!], [browser!]), processes });
  expect(outcome).toEqual({ ok: true, value: 1 });
  expect(isAlive(browser!)).toBe(true);
});

it('a process that took the pid of one that is gone is not touched', async () => {
  const [pid] = await family('sleep 60 & echo $!; wait', 1);
  const now = (await processes.list()).find((p) => p.pid === pid)!;
  expect(processes.end({ pid: now.pid, startTicks: now.startTicks - 1 }, 'firm')).toEqual({
    ok: true,
    value: 'gone',
  });
  expect(isAlive(pid!)).toBe(true);
  const guard = await guardOf([pid!]);
  const before = { pid: now.pid, startTicks: now.startTicks - 1 };
  const outcome = await endClient('zoom', {
    guard: { ...guard, processKeys: () => new Map([['zoom', [before]]]) },
    processes,
  });
  expect(outcome).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
  expect(isAlive(pid!)).toBe(true);
});

it('we and our parents survive being taken for the client', async () => {
  const outcome = await endClient('zoom', {
    guard: await guardOf([process.pid, process.ppid]),
    processes,
  });
  expect(outcome).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
});
