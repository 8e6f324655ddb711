// The store for a command that records: watching goes on without it when it cannot be opened.
import type { Health, Problem } from '../../preload/contract/index.ts';
import { openStore, type Store } from '../store/index.ts';

export interface Memory {
  readonly store: Store | null;
  readonly health: readonly Health[];
}

export const openMemory = (file: string): Memory => {
  const store = openStore({ file });
  if (store.ok) return { store: store.value, health: [] };
  return { store: null, health: [cannotKeep(store.problem)] };
};

/** Said by whoever goes on without a store. */
export const cannotKeep = ({ message, advice }: Problem): Health => ({
  part: 'store',
  state: 'absent',
  detail: `${message} Nothing is remembered.`,
  advice,
});
