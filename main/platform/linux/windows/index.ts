export { pidsWithWindow } from './window-pids.ts';
