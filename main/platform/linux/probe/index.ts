// Processes, devices and sockets of a Linux machine: the native probe where it runs, a portable one where not.
import type { ProbeOptions } from '../../port/index.ts';
import { nativeProbePath } from './native-path.ts';
import { openSupervisedProbe, type Sink, type SupervisedProbe } from './supervised-probe.ts';

export { nativeProbePath } from './native-path.ts';
export { sampleProbeOnce } from './sample-once.ts';
export type { SupervisedProbe } from './supervised-probe.ts';

/** Streams observations until stopped. `binary` is the native program, null for none; left out: look for it. */
export function openProbe(
  options: ProbeOptions & { readonly binary?: string | null },
  sink: Sink,
): SupervisedProbe {
  const binary = options.binary === undefined ? nativeProbePath() : options.binary;
  return openSupervisedProbe(binary, options, sink);
}
