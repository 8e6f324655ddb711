import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, test } from 'vitest';
import { keepThirdPartiesMet, readThirdPartiesMet } from '../../../main/guard/met-third-parties.ts';
import { openStore, type Store } from '../../../main/store/index.ts';
import type { WatchEvent } from '../../../preload/contract/index.ts';
import { ownFolder } from '../../rigs/own-folder.ts';

const folder = ownFolder('met');
afterAll(() => folder.remove());

const file = `${folder.path}/callwarden.db`;
const opened = (): Store => {
  const store = openStore({ file });
  if (!store.ok) throw new Error(store.problem.message);
  return store.value;
};

const at = '2026-06-01T12:00:00.000Z';
const news: WatchEvent = {
  type: 'alert',
  at,
  alert: {
    id: 'new-third-party:1',
    rule: 'new-third-party',
    at,
    client: 'zoom',
    device: null,
    pid: 1,
    application: 'Zoom',
    evidence: [],
  },
};
const met = [{ client: 'zoom', owner: 'Meta' }];

test('whom a person was told of is known to the next guard, and kept only when there is news', () => {
  const store = opened();
  expect(readThirdPartiesMet(store)).toEqual([]);
  keepThirdPartiesMet(store, [{ type: 'client.stopped', at, client: 'zoom' }], () => met);
  expect(readThirdPartiesMet(store)).toEqual([]);
  keepThirdPartiesMet(store, [news], () => met);
  store.close();
  const next = opened();
  expect(readThirdPartiesMet(next)).toEqual(met);
  next.close();
});

test('without a store, or with one that holds something else, everybody is news again', () => {
  keepThirdPartiesMet(null, [news], () => met);
  expect(readThirdPartiesMet(null)).toEqual([]);
  const raw = new DatabaseSync(file);
  raw.exec(`UPDATE settings SET value = '{"zoom":1}' WHERE key = 'third-parties-met'`);
  raw.close();
  const store = opened();
  expect(readThirdPartiesMet(store)).toEqual([]);
  store.close();
});
