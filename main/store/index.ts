export { openStore, type StoreOptions } from './open.ts';
export type { Store } from './store.ts';
