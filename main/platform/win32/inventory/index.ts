export { decodeText } from './decode-text.ts';
export type { PackageListed, ProgramListed } from './line-schema.ts';
export { readInventory, type WindowsInventory } from './read-inventory.ts';
