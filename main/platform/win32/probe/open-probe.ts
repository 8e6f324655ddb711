// The probe that callers get on Windows: started again whenever it dies, and plainly absent where there is none.
import { type ChildProcess, spawn } from 'node:child_process';
import { backOff } from '../../command/index.ts';
import type { Probe, ProbeObservation, ProbeOptions } from '../../port/index.ts';
import { protocolVersion } from '../../probe-protocol/line-schema.ts';
import { type NativeProbe, openNativeProbe } from '../../probe-protocol/native-probe.ts';
import { newsOnly } from '../../probe-protocol/news-only.ts';
import { observed, readNativeOutput } from './native-output.ts';
import { nativeProbePath } from './native-path.ts';
import { linesDropped, probeDied, probeMissing } from './probe-health.ts';

const firstDelayMs = 250;
const longestDelayMs = 30_000;

/** No shell and no window; the environment stays, because Windows' own libraries look into it. */
export const spawnProbe = (program: string, args: readonly string[]): ChildProcess =>
  spawn(program, args, { shell: false, windowsHide: true, stdio: ['pipe', 'pipe', 'pipe'] });

export function openProbe(
  options: ProbeOptions,
  sink: (observations: readonly ProbeObservation[]) => void,
): Probe {
  const tell = newsOnly(sink);
  const delay = backOff(firstDelayMs, longestDelayMs);
  let native: NativeProbe | null = null;
  let again: NodeJS.Timeout | undefined;
  let focus: readonly number[] = [];
  let stopped = false;
  let hasTold = false;

  const start = (program: string): void => {
    const child = spawnProbe(program, ['--interval', String(options.intervalMs)]);
    native = openNativeProbe(child, readNativeOutput(), {
      hello: ({ protocol }) => {
        if (protocol !== protocolVersion) void native?.stop();
        if (hasTold && !stopped) tell([{ type: 'probe.reset', atMs: Date.now() }]);
      },
      observations: (batch) => {
        if (stopped) return;
        hasTold = true;
        if (batch.some(({ type }) => type === 'sample.complete')) delay.reset();
        tell(batch);
      },
      dropped: (problem) => {
        if (!stopped)
          tell([observed(linesDropped(problem?.message ?? 'a line too long'), Date.now())]);
      },
      ended: (reason) => {
        native = null;
        if (stopped) return;
        const waitMs = delay.next();
        tell([observed(probeDied(reason, waitMs), Date.now())]);
        again = setTimeout(() => start(program), waitMs);
      },
    });
    native.focus(focus);
  };

  const program = nativeProbePath();
  if (program !== null) start(program);
  // Later, so that the caller holds the probe before its sink is called.
  else queueMicrotask(() => tell([observed(probeMissing, Date.now())]));

  return {
    focus(pids) {
      focus = [...pids];
      native?.focus(pids);
    },
    async stop() {
      stopped = true;
      clearTimeout(again);
      await native?.stop();
    },
  };
}
