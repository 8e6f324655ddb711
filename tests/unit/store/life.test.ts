import {
  copyFileSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { openStore } from '../../../main/store/index.ts';
import { migrations } from '../../../main/store/schema.ts';
import { aCapture, aMeeting, iso, noon, started } from './events.ts';
import { always, everything, opened, ownFolder } from './place.ts';

const modeOf = (path: string): string => (lstatSync(path).mode & 0o777).toString(8);

describe('the file', () => {
  test('the folder and its files are for their owner alone', () => {
    const folder = join(ownFolder(), 'new', 'callwarden');
    const store = opened({ file: join(folder, 'callwarden.db') });
    store.record([started(aCapture('c'))]);
    const files = [
      'callwarden.db',
      'callwarden.db-wal',
      'callwarden.db-shm',
      'callwarden.db.lock',
      'callwarden.db.writer',
    ];
    expect([folder, ...files.map((name) => join(folder, name))].map(modeOf)).toEqual([
      '700',
      ...files.map(() => '600'),
    ]);
  });

  test('a symlink in place of the file is refused, and what it points to is not touched', () => {
    const folder = ownFolder();
    writeFileSync(join(folder, 'precious'), 'precious');
    for (const name of [
      'callwarden.db',
      'callwarden.db-wal',
      'callwarden.db.lock',
      'callwarden.db.writer',
    ]) {
      const place = join(folder, `for-${name}`);
      mkdirSync(place);
      symlinkSync(join(folder, 'precious'), join(place, name));
      const store = openStore({ file: join(place, 'callwarden.db') });
      expect(store.ok ? null : store.problem.kind).toBe('not-permitted');
    }
    expect(readFileSync(join(folder, 'precious'), 'utf8')).toBe('precious');
  });

  test('a file of a newer version is a problem, and stays as it was', () => {
    const file = join(ownFolder(), 'callwarden.db');
    opened({ file }).close();
    const raw = new DatabaseSync(file);
    raw.exec('PRAGMA user_version = 99');
    raw.close();
    const before = readFileSync(file);
    const store = openStore({ file });
    expect(store.ok ? null : [store.problem.kind, store.problem.advice]).toEqual([
      'conflict',
      'Update Callwarden, or move the file away to begin a new history.',
    ]);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('a file of the first version goes on, with what stands in it', () => {
    const file = join(ownFolder(), 'callwarden.db');
    const raw = new DatabaseSync(file);
    raw.exec(`${migrations[0]}; PRAGMA user_version = 1`);
    raw.exec(`INSERT INTO connections (client, protocol, remote_address, remote_port, first_seen, last_seen, sockets)
      VALUES ('zoom', 'tcp', '170.114.1.1', 443, ${noon}, ${Date.now()}, 1)`);
    raw.close();
    opened({ file }).close();
    const after = new DatabaseSync(file, { readOnly: true });
    expect(after.prepare('SELECT client, sockets, party FROM connections').all()).toMatchObject([
      { client: 'zoom', sockets: 1, party: null },
    ]);
    expect(after.prepare('PRAGMA user_version').get()).toEqual({ user_version: migrations.length });
    after.close();
  });

  test('a reader makes nothing, and says when there is nothing', () => {
    const folder = ownFolder();
    const store = openStore({ file: join(folder, 'sub', 'callwarden.db'), reader: true });
    expect(store.ok ? null : store.problem.kind).toBe('not-found');
    expect(lstatSync(join(folder, 'sub'), { throwIfNoEntry: false })).toBeUndefined();
  });
});

describe('after a crash', () => {
  test('what was open ends when the guard was last seen, and that is said', () => {
    const folder = ownFolder();
    let now = noon;
    const store = opened({ file: join(folder, 'callwarden.db'), clock: () => now });
    store.record([
      started(aCapture('c')),
      started(aCapture('later', noon + 90_000)),
      { type: 'meeting.started', at: iso(noon), meeting: aMeeting('m') },
    ]);
    now = noon + 60_000;
    store.heartbeat();
    // The disk as a killed process leaves it.
    const copy = join(ownFolder(), 'callwarden.db');
    for (const ending of ['', '-wal'])
      copyFileSync(join(folder, `callwarden.db${ending}`), copy + ending);
    const next = opened({ file: copy, clock: () => noon + 600_000 });
    expect(everything(next).captures.map(({ endedAt }) => endedAt)).toEqual([
      iso(noon + 60_000),
      iso(noon + 90_000),
    ]);
    expect(everything(next).meetings.map(({ endedAt }) => endedAt)).toEqual([iso(noon + 60_000)]);
    expect(next.takeHealth()).toMatchObject([
      { part: 'store', state: 'working', detail: expect.stringContaining(iso(noon + 60_000)) },
    ]);
    expect(next.takeHealth()).toEqual([]);
  });

  test('a guard that ends in order ends what is open itself', () => {
    const file = join(ownFolder(), 'callwarden.db');
    const store = opened({ file, clock: () => noon + 1_000 });
    store.record([started(aCapture('c'))]);
    store.close();
    store.close();
    expect(everything(opened({ file, clock: () => noon })).captures[0]?.endedAt).toBe(
      iso(noon + 1_000),
    );
    expect(store.record([]).ok).toBe(false);
    expect(store.history(always).ok).toBe(false);
  });
});

describe('two guards', () => {
  test('the second one reads, says who records, and takes over when the first one ends', () => {
    const file = join(ownFolder(), 'callwarden.db');
    let now = noon;
    const first = opened({ file, clock: () => now });
    const second = opened({ file, clock: () => now });
    expect([first.mode, second.mode]).toEqual(['writer', 'reader']);
    expect(second.takeHealth()).toMatchObject([
      { state: 'limited', detail: expect.stringContaining(`process ${process.pid}`) },
    ]);
    expect(second.record([started(aCapture('not mine'))])).toEqual({
      ok: true,
      value: 'elsewhere',
    });
    first.record([started(aCapture('c', noon, noon))]);
    expect(everything(second).captures).toHaveLength(1);
    const setting = second.setSetting('theme', 'dark');
    expect(setting.ok ? null : setting.problem.kind).toBe('conflict');
    first.close();
    expect(second.record([])).toEqual({ ok: true, value: 'elsewhere' });
    now += 60_001;
    expect(second.record([started(aCapture('d', now, now))])).toEqual({
      ok: true,
      value: 'stored',
    });
    expect(second.takeHealth()).toMatchObject([{ state: 'working' }]);
    expect(everything(second).captures.map(({ id }) => id)).toEqual(['c', 'd']);
  });

  test('a reader that waits in vain says so once', () => {
    const file = join(ownFolder(), 'callwarden.db');
    let now = noon;
    opened({ file, clock: () => now });
    const second = opened({ file, clock: () => now });
    expect(second.takeHealth()).toHaveLength(1);
    for (let tick = 0; tick < 5; tick += 1) {
      now += 61_000;
      second.record([]);
    }
    expect(second.takeHealth()).toEqual([]);
  });
});

test('settings are kept and checked by whoever asks', () => {
  const file = join(ownFolder(), 'callwarden.db');
  const store = opened({ file });
  expect(store.setting('quiet', z.boolean())).toEqual({ ok: true, value: null });
  expect(store.setSetting('quiet', true)).toEqual({ ok: true, value: null });
  store.close();
  const next = opened({ file });
  expect(next.setting('quiet', z.boolean())).toEqual({ ok: true, value: true });
  const wrong = next.setting('quiet', z.string());
  expect(wrong.ok ? null : [wrong.problem.kind, wrong.problem.subject]).toEqual([
    'invalid-data',
    'quiet',
  ]);
});
