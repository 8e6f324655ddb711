export { type Assembly, assemble } from './assemble.ts';
export { dataFolder, storeFile } from './data-folder.ts';
export { examine } from './doctor.ts';
export { Guard, type GuardOptions } from './guard.ts';
export { type Memory, openMemory } from './memory.ts';
export { readHistory } from './read-history.ts';
export { scanMachine, scanTree } from './scan.ts';
