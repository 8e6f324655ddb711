// One complete look at processes, devices and sockets, and then nothing more.
import { type Outcome, success } from '../../../outcome.ts';
import { healthObserved } from '../../health.ts';
import type { ProbeObservation } from '../../port/index.ts';
import { sampleChild } from '../../probe-protocol/sample-child.ts';
import { readNativeOutput } from './native-output.ts';
import { nativeProbePath } from './native-path.ts';
import { spawnProbe } from './open-probe.ts';
import { probeMissing } from './probe-health.ts';

const timeLimitMs = 20_000;

/** Every process, every device in use and every socket. Without a probe: only that it is missing. */
export async function sampleProbeOnce(): Promise<Outcome<readonly ProbeObservation[]>> {
  const program = nativeProbePath();
  if (program === null) return success([healthObserved(probeMissing, Date.now())]);
  const child = spawnProbe(program, ['--once', '--all-sockets']);
  return sampleChild(child, readNativeOutput(), timeLimitMs);
}
