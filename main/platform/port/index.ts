export * from './inventory.ts';
export * from './observation.ts';
export * from './platform.ts';
