export * from './api.ts';
export * from './lockdown.ts';
export * from './nouns.ts';
export * from './problem.ts';
export * from './settings.ts';
