export { askProbe, askProbeAtOnce } from './ask-probe.ts';
export { nativeProbePath } from './native-path.ts';
export { openProbe } from './open-probe.ts';
export { noCameraServer, noNameWatch } from './probe-health.ts';
export { sampleProbeOnce } from './sample-once.ts';
