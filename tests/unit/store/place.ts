// A folder of the test's own, gone afterwards.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openStore, type Store, type StoreOptions } from '../../../main/store/index.ts';

export const ownFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'callwarden-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

export const opened = (options: StoreOptions): Store => {
  const store = openStore(options);
  if (!store.ok) throw new Error(store.problem.message);
  onTestFinished(() => store.value.close());
  return store.value;
};

export const always = { since: '1970-01-01T00:00:00.000Z', until: '2100-01-01T00:00:00.000Z' };

export const everything = (store: Store) => {
  const history = store.history(always);
  if (!history.ok) throw new Error(history.problem.message);
  return history.value;
};
