// The full sample and the steady tick, beside what others would run.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import psList from 'ps-list';
import { networkConnections } from 'systeminformation';
import { cpuOfOne, treeCpuMs } from './cpu.ts';

export interface SampleFigures {
  readonly fullMs: number;
  readonly floorMs: number | null;
  readonly tickMs: number;
  readonly psListMs: number;
  readonly connectionsMs: number;
  readonly ssMs: number | null;
  readonly lsofMs: number | null;
}

const runs = 12;
const tickIntervalMs = 100;
const ticks = 100;

export const measureSamples = async (
  probe: string,
  floor: string | null,
  focus: number,
): Promise<SampleFigures> => ({
  fullMs: await cpuOf(probe, ['--once', '--all-sockets']),
  floorMs: floor === null ? null : await cpuOf(floor, []),
  tickMs: await steadyTick(probe, focus),
  psListMs: await cpuOfOne(() => psList(), runs),
  connectionsMs: await cpuOfOne(() => networkConnections(), runs),
  ssMs: await cpuIfThere('/usr/bin/ss', ['-tunpi']),
  lsofMs: await cpuIfThere('/usr/bin/lsof', ['-nP', '-i']),
});

const cpuOf = (program: string, args: string[]): Promise<number> =>
  cpuOfOne(() => {
    execFileSync(program, args, { stdio: ['ignore', 'ignore', 'ignore'], maxBuffer: 1 << 28 });
  }, runs);

const cpuIfThere = async (program: string, args: string[]): Promise<number | null> =>
  existsSync(program) ? cpuOf(program, args) : null;

/** CPU of the probe for one tick in which nothing has changed, milliseconds. */
const steadyTick = async (probe: string, focus: number): Promise<number> => {
  const child = spawn(probe, ['--interval', String(tickIntervalMs)], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  try {
    child.stdin.write(`focus ${focus}\n`);
    await sleep(1_000);
    const before = treeCpuMs(child.pid ?? 0);
    await sleep(tickIntervalMs * ticks);
    return (treeCpuMs(child.pid ?? 0) - before) / ticks;
  } finally {
    child.kill();
  }
};
