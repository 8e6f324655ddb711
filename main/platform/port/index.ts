export * from './firewall.ts';
export * from './inventory.ts';
export * from './observation.ts';
export * from './platform.ts';
export * from './removal.ts';
