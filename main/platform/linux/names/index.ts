// Names and UDP flows out of this machine's own packets, where the administrator permits it.
export { nameWatchHealth } from './check.ts';
export { openNameWatch } from './name-watch.ts';
