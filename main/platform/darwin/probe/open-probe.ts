// The probe that callers get on macOS: the native one where it was built, else ps and lsof.
import { type ChildProcess, spawn } from 'node:child_process';
import type { Outcome } from '../../../outcome.ts';
import type { Probe, ProbeObservation, ProbeOptions } from '../../port/index.ts';
import { openKeptProbe } from '../../probe-protocol/kept-probe.ts';
import { sampleChild } from '../../probe-protocol/sample-child.ts';
import type { Commands } from '../commands.ts';
import { openCommandProbe, sampleCommandsOnce } from './command-probe.ts';
import { readNativeOutput } from './native-output.ts';
import { nativeProbePath } from './native-path.ts';

const sampleLimitMs = 20_000;

export function openProbe(
  commands: Commands,
  options: ProbeOptions,
  sink: (observations: readonly ProbeObservation[]) => void,
): Probe {
  const program = nativeProbePath();
  if (program === null) return openCommandProbe(commands, options, sink);
  const spawn = () => spawnProbe(program, ['--interval', String(options.intervalMs)]);
  return openKeptProbe(spawn, readNativeOutput, sink);
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
