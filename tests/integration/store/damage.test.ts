import {
  closeSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { aCapture, ended, noon } from '../../unit/store/events.ts';
import { everything, opened, ownFolder } from '../../unit/store/place.ts';

const clock = (): number => noon;
const many = (count: number) =>
  Array.from({ length: count }, (_, n) => ended(aCapture(`c${n}`, noon - 1_000_000 + n, noon)));

const filled = (count = 2_000): string => {
  const file = join(ownFolder(), 'callwarden.db');
  const store = opened({ file, clock });
  store.record(many(count));
  store.close();
  return file;
};

const overwrite = (file: string, from: number, length: number): void => {
  const descriptor = openSync(file, 'r+');
  writeSync(descriptor, Buffer.alloc(length, 0xa5), 0, length, from);
  closeSync(descriptor);
};

const expectBegunAnew = (file: string): void => {
  const damaged = readFileSync(file);
  const store = opened({ file, clock });
  const aside = readdirSync(dirname(file)).filter((name) =>
    /^callwarden\.db\.corrupt-[^.]*$/.test(name),
  );
  expect(aside).toHaveLength(1);
  const path = join(dirname(file), aside[0]!);
  expect(readFileSync(path).equals(damaged)).toBe(true);
  expect(store.takeHealth()).toMatchObject([
    { part: 'store', state: 'limited', detail: expect.stringContaining(path) },
  ]);
  expect(store.record(many(1))).toEqual({ ok: true, value: 'stored' });
  expect(everything(store).captures).toHaveLength(1);
};

test('a file with a broken header is set aside, and a new history begun', () => {
  const file = filled();
  overwrite(file, 0, 32);
  expectBegunAnew(file);
});

test('a file with a broken page is set aside, and a new history begun', () => {
  const file = filled();
  const pages = Math.floor(statSync(file).size / 4096);
  for (let page = 3; page < pages; page += 5) overwrite(file, page * 4096, 512);
  expectBegunAnew(file);
});

test('a file cut in half is set aside, and a new history begun', () => {
  const file = filled();
  const whole = readFileSync(file);
  writeFileSync(file, whole.subarray(0, whole.length / 2));
  expectBegunAnew(file);
});

test('a text under the name of the history is set aside', () => {
  const file = join(ownFolder(), 'callwarden.db');
  writeFileSync(file, 'My diary, not a database.\n'.repeat(500));
  expectBegunAnew(file);
});

test('damage that shows while the guard runs: a new history is begun, and the tick is in it', () => {
  // Larger than SQLite's cache, so that it has to read again.
  const file = filled(30_000);
  const store = opened({ file, clock });
  store.takeHealth();
  const pages = Math.floor(statSync(file).size / 4096);
  for (let page = 1; page < pages; page += 1) overwrite(file, page * 4096, 4096);
  const recorded = store.record(many(400));
  if (!recorded.ok) throw new Error(recorded.problem.cause);
  expect(store.takeHealth()).toMatchObject([
    { state: 'limited', detail: expect.stringContaining('.corrupt-') },
  ]);
  expect(everything(store).captures).toHaveLength(400);
});
