// The portable probe, whose program is read only on a machine that needs it.
import type { Probe, ProbeOptions } from '../../port/index.ts';
import type { Sink } from './supervised-probe.ts';

/** Behaves as `openPortableProbe` does; what is said to it before its program has been read holds from then on. */
export const openPortableOnCall = (options: ProbeOptions, sink: Sink): Probe => {
  let focus: readonly number[] = [];
  let probe: Probe | null = null;
  let stopped = false;
  const opening = import('./portable-probe.ts').then(({ openPortableProbe }) => {
    if (stopped) return;
    probe = openPortableProbe(options, sink);
    probe.focus(focus);
  });
  return {
    focus(pids) {
      focus = [...pids];
      probe?.focus(focus);
    },
    async stop() {
      stopped = true;
      await opening;
      await probe?.stop();
    },
  };
};
