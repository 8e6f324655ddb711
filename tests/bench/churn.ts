// What a change costs: processes that start and end at a steady rate, beside nothing at all.
import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { treeCpuMs } from './cpu.ts';

export interface ChurnFigure {
  /** Processes that start, live 40 ms and end, in each second. */
  readonly perSecond: number;
  /** CPU of the probe in a second, milliseconds. */
  readonly cpuMs: number;
}

const seconds = 4;

/** The probe's cost by rate of change, at its usual interval. */
export const measureChurn = async (
  probe: string,
  rates: readonly number[],
): Promise<readonly ChurnFigure[]> => {
  const child = spawn(probe, [], { stdio: ['pipe', 'ignore', 'inherit'] });
  const figures: ChurnFigure[] = [];
  try {
    await sleep(1_000);
    for (const perSecond of rates) {
      const before = treeCpuMs(child.pid ?? 0);
      const endsAt = Date.now() + seconds * 1_000;
      for (let count = 0; Date.now() < endsAt; count += 1) {
        if (perSecond === 0) await sleep(seconds * 1_000);
        else {
          spawn('sleep', ['0.04'], { stdio: 'ignore' });
          await sleep(
            Math.max(0, endsAt - seconds * 1_000 + ((count + 1) * 1_000) / perSecond - Date.now()),
          );
        }
      }
      figures.push({ perSecond, cpuMs: (treeCpuMs(child.pid ?? 0) - before) / seconds });
    }
  } finally {
    child.kill();
  }
  return figures;
};
