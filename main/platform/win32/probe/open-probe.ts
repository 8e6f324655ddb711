// The probe that callers get on Windows: started again whenever it dies, and plainly absent where there is none.
import { type ChildProcess, spawn } from 'node:child_process';
import { healthObserved } from '../../health.ts';
import type { Probe, ProbeObservation, ProbeOptions } from '../../port/index.ts';
import { openKeptProbe } from '../../probe-protocol/kept-probe.ts';
import { readNativeOutput } from './native-output.ts';
import { nativeProbePath } from './native-path.ts';
import { probeMissing } from './probe-health.ts';

/** No shell and no window; the environment stays, because Windows' own libraries look into it. */
export const spawnProbe = (program: string, args: readonly string[]): ChildProcess =>
  spawn(program, args, { shell: false, windowsHide: true, stdio: ['pipe', 'pipe', 'pipe'] });

export function openProbe(
  options: ProbeOptions,
  sink: (observations: readonly ProbeObservation[]) => void,
): Probe {
  const program = nativeProbePath();
  if (program === null) {
    // Later, so that the caller holds the probe before its sink is called.
    queueMicrotask(() => sink([healthObserved(probeMissing, Date.now())]));
    return { focus: () => {}, stop: async () => {} };
  }
  const start = () => spawnProbe(program, ['--interval', String(options.intervalMs)]);
  return openKeptProbe(start, readNativeOutput, sink);
}
