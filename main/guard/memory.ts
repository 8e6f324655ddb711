// The store for a command that records: watching goes on without it when it cannot be opened.
import type { Health } from '../../preload/contract/index.ts';
import { openStore, type Store } from '../store/index.ts';

export interface Memory {
  readonly store: Store | null;
  readonly health: readonly Health[];
}

export const openMemory = (file: string): Memory => {
  const store = openStore({ file });
  if (store.ok) return { store: store.value, health: [] };
  const { message, advice } = store.problem;
  return {
    store: null,
    health: [
      { part: 'store', state: 'absent', detail: `${message} Nothing is remembered.`, advice },
    ],
  };
};
