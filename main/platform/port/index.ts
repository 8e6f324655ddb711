export * from './observation.ts';
export * from './platform.ts';
