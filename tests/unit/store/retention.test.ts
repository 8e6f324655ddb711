import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aCapture, anAlert, ended, iso, noon, started } from './events.ts';
import { everything, opened, ownFolder } from './place.ts';

const day = 86_400_000;

test('what ended longer ago than the days is forgotten; what is still open is not', async () => {
  const file = join(ownFolder(), 'callwarden.db');
  let now = noon;
  const store = opened({ file, clock: () => now, retention: { days: 90, bytes: 50e6 } });
  store.record([
    ended(aCapture('old', noon - 10 * day, noon - 9 * day)),
    started(aCapture('open', noon - 10 * day)),
    ended(aCapture('long', noon - 10 * day, noon)),
    ended(aCapture('new', noon - 1_000, noon)),
    { type: 'alert', at: iso(noon - 10 * day), alert: anAlert('old', noon - 10 * day) },
  ]);
  await store.maintain();
  expect(everything(store).captures).toHaveLength(4);
  now = noon + 82 * day;
  await store.maintain();
  expect(everything(store).captures.map(({ id }) => id)).toEqual(['long', 'open', 'new']);
  expect(everything(store).alerts).toEqual([]);
});

test('a file above its size loses the oldest, keeps the newest, and shrinks', async () => {
  const file = join(ownFolder(), 'callwarden.db');
  const bytes = 2 * 1024 * 1024;
  const store = opened({ file, clock: () => noon + 20_000_000, retention: { days: 90, bytes } });
  const count = 20_000;
  for (let start = 0; start < count; start += 500) {
    store.record(
      Array.from({ length: 500 }, (_, n) =>
        ended(
          aCapture(`c${start + n}`, noon + (start + n) * 1_000, noon + (start + n) * 1_000 + 500),
        ),
      ),
    );
  }
  expect(statSync(file).size + statSync(`${file}-wal`).size).toBeGreaterThan(bytes * 1.5);
  expect(await store.maintain()).toEqual({ ok: true, value: 'stored' });
  expect(statSync(file).size).toBeLessThanOrEqual(bytes);
  const { captures } = everything(store);
  expect(captures.length).toBeGreaterThan(count / 10);
  // Exactly the newest: nothing is missing between the first that is left and the end.
  expect(captures.map(({ id }) => id)).toEqual(
    Array.from({ length: captures.length }, (_, n) => `c${count - captures.length + n}`),
  );
});

test('fewer days hold at once, and whoever else is at work gets a turn meanwhile', async () => {
  const file = join(ownFolder(), 'callwarden.db');
  const store = opened({ file, clock: () => noon, retention: { days: 90, bytes: 50e6 } });
  for (let start = 0; start < 10_000; start += 1_000) {
    store.record(
      Array.from({ length: 1_000 }, (_, n) => {
        const at = noon - 20 * day + start + n;
        return ended(aCapture(`old-${start + n}`, at, at + 1));
      }),
    );
  }
  store.record([ended(aCapture('new', noon - 2 * day, noon - day))]);
  await store.maintain();
  expect(everything(store).captures).toHaveLength(10_001);

  store.keepFor(10);
  let turns = 0;
  const count = setInterval(() => {
    turns += 1;
  }, 0);
  const forgotten = store.maintain();
  // It is recorded in the middle of it.
  store.record([started(aCapture('meanwhile', noon))]);
  await forgotten;
  clearInterval(count);
  expect(everything(store).captures.map(({ id }) => id)).toEqual(['new', 'meanwhile']);
  expect(turns).toBeGreaterThan(3);
});

test('a store that is closed in the middle of forgetting is closed', async () => {
  const file = join(ownFolder(), 'callwarden.db');
  const store = opened({ file, clock: () => noon, retention: { days: 90, bytes: 50e6 } });
  store.record(
    Array.from({ length: 3_000 }, (_, n) =>
      ended(aCapture(`old-${n}`, noon - 20 * day + n, noon - 20 * day + n + 1)),
    ),
  );
  store.keepFor(10);
  const forgotten = store.maintain();
  store.close();
  expect(await forgotten).toEqual({ ok: true, value: 'stored' });
  expect(store.takeHealth().filter(({ state }) => state !== 'working')).toEqual([]);
});
