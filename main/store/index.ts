export type { HistoryRange } from './history.ts';
export { openStore, type StoreOptions } from './open.ts';
export type { Retention } from './retention.ts';
export type { Recorded, Store } from './store.ts';
