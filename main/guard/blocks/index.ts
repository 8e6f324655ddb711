export type { Blocks } from './blocks.ts';
export { keepBlocks } from './keep-blocks.ts';
export { pidsOf } from './pids-of.ts';
export type { TrialAnswer } from './trial.ts';
