export * from './api.ts';
export * from './nouns.ts';
export * from './problem.ts';
export * from './settings.ts';
