// The probe that callers get on macOS: the native one where it was built, else ps and lsof.
import { type ChildProcess, spawn } from 'node:child_process';
import type { Outcome } from '../../../outcome.ts';
import { backOff } from '../../command/index.ts';
import type { Probe, ProbeObservation, ProbeOptions } from '../../port/index.ts';
import { protocolVersion } from '../../probe-protocol/line-schema.ts';
import { type NativeProbe, openNativeProbe } from '../../probe-protocol/native-probe.ts';
import { newsOnly } from '../../probe-protocol/news-only.ts';
import { sampleChild } from '../../probe-protocol/sample-child.ts';
import type { Commands } from '../commands.ts';
import { observed } from '../health.ts';
import { openCommandProbe, sampleCommandsOnce } from './command-probe.ts';
import { linesDropped, probeDied } from './native-health.ts';
import { readNativeOutput } from './native-output.ts';
import { nativeProbePath } from './native-path.ts';

const firstDelayMs = 250;
const longestDelayMs = 30_000;
const sampleLimitMs = 20_000;

export function openProbe(
  commands: Commands,
  options: ProbeOptions,
  sink: (observations: readonly ProbeObservation[]) => void,
): Probe {
  const program = nativeProbePath();
  return program === null
    ? openCommandProbe(commands, options, sink)
    : openNative(program, options, sink);
}

/** Every process, every device in use and every socket that this user may see. */
export const sampleProbeOnce = (
  commands: Commands,
  options: ProbeOptions,
): Promise<Outcome<readonly ProbeObservation[]>> => {
  const program = nativeProbePath();
  if (program === null) return sampleCommandsOnce(commands, options);
  const child = spawnProbe(program, ['--once', '--all-sockets']);
  return sampleChild(child, readNativeOutput(), sampleLimitMs);
};

/** Nothing of the environment is needed, and so nothing of it is passed on. */
const spawnProbe = (program: string, args: readonly string[]): ChildProcess =>
  spawn(program, args, { shell: false, env: {}, stdio: ['pipe', 'pipe', 'pipe'] });

function openNative(
  program: string,
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

  const start = (): void => {
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
        again = setTimeout(start, waitMs);
      },
    });
    native.focus(focus);
  };

  start();
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
