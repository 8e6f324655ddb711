export * from './firewall.ts';
export * from './inventory.ts';
export * from './mac.ts';
export * from './observation.ts';
export * from './platform.ts';
export * from './registry.ts';
export * from './removal.ts';
export * from './windows.ts';
