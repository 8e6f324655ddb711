// What people pay all day: the whole tree of processes while nothing happens.
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { callwarden, startWatching } from '../rigs/callwarden.ts';
import { ownFolder } from '../rigs/own-folder.ts';
import { startPulseAudio } from '../rigs/pulseaudio.ts';
import { treeCpuMs, treeResidentMb } from './cpu.ts';

export interface IdleFigures {
  /** Share of one core, percent. */
  readonly percent: number;
  readonly residentMb: number;
  /** Lines that were told meanwhile. */
  readonly lines: number;
  /** JavaScript of one steady tick: CPU of Node alone, spread over the ticks, milliseconds. */
  readonly scriptPerTickMs: number;
}

const intervalMs = 2_000;
const ticks = 15;

export const measureIdle = async (): Promise<IdleFigures> => {
  const sound = await startPulseAudio();
  const folder = ownFolder('idle');
  const watching = startWatching([], { ...sound.env, XDG_STATE_HOME: folder.path });
  try {
    await watching.event(
      'health',
      ({ health }) => health.part === 'sound-server' && health.state === 'working',
    );
    await sleep(8_000);
    const lines = watching.events.length;
    const before = { tree: treeCpuMs(watching.pid), node: nodeCpuMs(watching.pid) };
    await sleep(intervalMs * ticks);
    const spent = treeCpuMs(watching.pid) - before.tree;
    return {
      percent: (spent / (intervalMs * ticks)) * 100,
      residentMb: treeResidentMb(watching.pid),
      lines: watching.events.length - lines,
      scriptPerTickMs: (nodeCpuMs(watching.pid) - before.node) / ticks,
    };
  } finally {
    await watching.stop();
    await sound.stop();
    folder.remove();
  }
};

const nodeCpuMs = (pid: number): number => treeCpuMs(pid) - childrenCpuMs(pid);
const childrenCpuMs = (pid: number): number =>
  childPids(pid).reduce((sum, child) => sum + treeCpuMs(child), 0);

const childPids = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);

/** Wall time of `scan --json`, start of Node included, milliseconds. */
export const measureScan = (): number => {
  const folder = ownFolder('scan');
  const times: number[] = [];
  for (let run = 0; run < 7; run += 1) {
    const startedAt = performance.now();
    const { code } = callwarden(['scan', '--json'], folder.env);
    if (code !== 0) throw new Error(`scan ended with ${code}`);
    times.push(performance.now() - startedAt);
  }
  folder.remove();
  return times.sort((a, b) => a - b)[3] ?? Number.NaN;
};
