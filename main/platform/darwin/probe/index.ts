export { openProbe, sampleProbeOnce } from './open-probe.ts';
