export * from './api.ts';
export * from './changes-api.ts';
export * from './lockdown.ts';
export * from './nouns.ts';
export * from './problem.ts';
export * from './settings.ts';
export * from './told.ts';
