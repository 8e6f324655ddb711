export * from './nouns.ts';
export * from './problem.ts';
