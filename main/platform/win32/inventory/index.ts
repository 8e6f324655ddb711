export { decodeText } from './decode-text.ts';
export type {
  ConsentListed,
  HandlerListed,
  PackageListed,
  ProgramListed,
  ServiceListed,
  StartListed,
} from './line-schema.ts';
export { readInventory, type WindowsInventory } from './read-inventory.ts';
