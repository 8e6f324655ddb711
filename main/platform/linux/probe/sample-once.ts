// One complete look at processes, devices and sockets, and then nothing more.
import { type Outcome, success } from '../../../outcome.ts';
import { healthObserved } from '../../health.ts';
import type { ProbeObservation, ProbeOptions } from '../../port/index.ts';
import { sampleChild } from '../../probe-protocol/sample-child.ts';
import { readNativeOutput } from './native-output.ts';
import { nativeProbePath } from './native-path.ts';
import { isProgram } from './program-file.ts';
import { spawnNative } from './spawn-native.ts';
import { nativeFailed, nativeMissing } from './supervisor-health.ts';

export interface SampleOptions extends ProbeOptions {
  /** The native probe's program; null for none; left out: look for it. */
  readonly binary?: string | null;
  /** How long the look may take, 10 s when left out. */
  readonly timeLimitMs?: number;
}

/** Every process, every device held and every socket, closed by `sample.complete`. */
export async function sampleProbeOnce(
  options: SampleOptions,
): Promise<Outcome<readonly ProbeObservation[]>> {
  const timeLimitMs = options.timeLimitMs ?? 10_000;
  const binary = options.binary === undefined ? nativeProbePath() : options.binary;
  if (binary === null || !isProgram(binary)) {
    return portably(options, timeLimitMs, nativeMissing(binary));
  }
  const child = spawnNative(binary, ['--once', '--all-sockets', '--devices', options.devices]);
  const native = await sampleChild(child, readNativeOutput(options.devices), timeLimitMs);
  if (native.ok || native.problem.kind === 'timeout') return native;
  return portably(options, timeLimitMs, nativeFailed(native.problem.cause ?? 'no reason given'));
}

async function portably(
  options: ProbeOptions,
  timeLimitMs: number,
  health: ReturnType<typeof nativeMissing>,
): Promise<Outcome<readonly ProbeObservation[]>> {
  const { samplePortable } = await import('./portable-probe.ts');
  const sample = await samplePortable(options, timeLimitMs);
  if (!sample.ok) return sample;
  return success([healthObserved(health, Date.now()), ...sample.value]);
}
