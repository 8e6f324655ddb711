import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Action, Journal } from '../../../main/journal/index.ts';
import { away, noHands, plan, write } from './actions.ts';
import { pictureOf } from './picture.ts';
import { workshop } from './workshop.ts';

const day = 86_400_000;
const ran = async (journal: Journal, ...actions: Action[]): Promise<string> => {
  const outcome = await journal.run(plan(...actions), noHands);
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.value.id;
};

test('entries come newest first, with their times, states and how long what was quarantined is kept', async () => {
  let now = Date.UTC(2026, 0, 1);
  const { journal, file } = workshop({ clock: () => now });
  const first = await ran(journal, write(file('a'), 'x'));
  now += day;
  const second = await ran(journal, away(file('b'), { step: 'leftover' }));
  const entries = journal.entries();
  expect(entries.ok && entries.value.map(({ id }) => id)).toEqual([second, first]);
  expect(entries.ok && entries.value[0]).toMatchObject({
    purpose: 'lockdown',
    client: 'zoom',
    startedAt: '2026-01-02T00:00:00.000Z',
    endedAt: '2026-01-02T00:00:00.000Z',
    state: 'done',
    keptUntil: '2026-02-01T00:00:00.000Z',
    effects: [{ step: 'leftover', sentence: 'Something changes.', state: 'done', problem: null }],
  });
  expect(entries.ok && entries.value[1]?.keptUntil).toBeNull();
});

test('a step that was checked again is verified, the others are not', async () => {
  const { journal, reopen, file } = workshop();
  const id = await ran(
    journal,
    write(file('a'), 'x', { step: 'one' }),
    write(file('b'), 'x', { step: 'two' }),
  );
  expect(journal.markVerified(id, ['two', 'none'])).toMatchObject({
    ok: true,
    value: { effects: [{ state: 'done' }, { state: 'verified' }] },
  });
  expect(reopen().entries()).toMatchObject({
    value: [{ effects: [{ state: 'done' }, { state: 'verified' }] }],
  });
  expect(journal.markVerified('none', [])).toMatchObject({ problem: { kind: 'not-found' } });
});

test('only what was quarantined before the given time is deleted, and that is told from then on', async () => {
  let now = Date.UTC(2026, 0, 1);
  const { root, folder, journal, file } = workshop({ clock: () => now });
  const config = file('config', 'before');
  const old = await ran(journal, away(file('old', Buffer.alloc(100_000, 1))), write(config, 'x'));
  now += 10 * day;
  const recent = await ran(journal, away(file('recent')));
  const picture = pictureOf(root);
  const purged = await journal.purge(now - day);
  expect(purged.ok && purged.value.bytes).toBeGreaterThanOrEqual(100_000);
  expect(await journal.purge(now - day)).toEqual({ ok: true, value: { bytes: 0, left: [] } });
  expect(pictureOf(root)).toBe(picture);
  expect(existsSync(join(folder, 'runs', old, '0.moved'))).toBe(false);
  expect(existsSync(join(folder, 'runs', recent, '0.moved'))).toBe(true);
  expect(journal.entries()).toMatchObject({
    value: [{ id: recent }, { id: old, keptUntil: null }],
  });

  // The file can still be undone; what is gone says so.
  const undone = await journal.undo(old, noHands, { whenChanged: 'refuse' });
  expect(undone).toMatchObject({ value: { entry: { state: 'partly-undone' } } });
  expect(undone.ok && undone.value.entry.effects[0]?.problem?.message).toContain(
    'deleted for good',
  );
  expect(readFileSync(config, 'utf8')).toBe('before');
  const again = await journal.undo(old, noHands, { whenChanged: 'refuse' });
  expect(again).toMatchObject({ problem: { kind: 'unavailable' } });
  expect(await journal.undo(recent, noHands, { whenChanged: 'refuse' })).toMatchObject({
    value: { entry: { state: 'undone' } },
  });
});

test('a last line that a crash has torn has not happened, wherever it was torn', async () => {
  const { root, folder, journal, reopen, file } = workshop();
  const config = file('config', 'before');
  const before = pictureOf(root);
  const id = await ran(journal, write(config, 'x'));
  const record = join(folder, 'runs', id, 'record.jsonl');
  const whole = readFileSync(record);
  const lastLine = whole.lastIndexOf(10, whole.length - 2) + 1;
  for (const length of [whole.length - 1, lastLine + 20, lastLine + 1]) {
    writeFileSync(record, whole);
    truncateSync(record, length);
    expect(reopen().entries()).toMatchObject({ value: [{ state: 'running' }] });
    expect(reopen().damaged()).toEqual({ ok: true, value: [] });
  }
  const recovered = await reopen().recover(noHands);
  expect(recovered).toMatchObject({ value: [{ entry: id, outcome: 'completed' }] });
  expect(await journal.undo(id, noHands, { whenChanged: 'refuse' })).toMatchObject({ ok: true });
  expect(pictureOf(root)).toBe(before);
});

test('a record that is damaged in the middle hides no other, is said as a problem, and nothing of it is touched', async () => {
  const { root, folder, journal, reopen, file } = workshop();
  const first = await ran(journal, write(file('a', 'before'), 'x'));
  const second = await ran(journal, write(file('b', 'before'), 'x'));
  const record = join(folder, 'runs', first, 'record.jsonl');
  const bytes = readFileSync(record);
  bytes[bytes.indexOf(10) + 30] = 0;
  writeFileSync(record, bytes);
  mkdirSync(join(folder, 'runs', '20200101T000000000Z-empty'));
  const now = pictureOf(root);

  const again = reopen();
  const entries = again.entries();
  expect(entries.ok && entries.value.map(({ id }) => id)).toEqual([second, first]);
  const damaged = again.damaged();
  expect(damaged.ok && damaged.value.map(({ subject, message }) => [subject, message])).toEqual([
    ['20200101T000000000Z-empty', expect.stringContaining('not there')],
    [first, 'Line 2 of its record cannot be read.'],
  ]);
  expect(await again.undo(first, noHands, { whenChanged: 'restore-ours' })).toMatchObject({
    problem: { kind: 'invalid-data' },
  });
  const recovered = await again.recover(noHands);
  expect(recovered.ok && recovered.value.map(({ outcome }) => outcome)).toEqual([
    'needs-a-person',
    'needs-a-person',
  ]);
  expect(pictureOf(root)).toBe(now);
  expect(await again.undo(second, noHands, { whenChanged: 'refuse' })).toMatchObject({ ok: true });
});

test('garbage after the end, longer than a line, is damage and not a torn line', async () => {
  const { folder, journal, file } = workshop();
  const id = await ran(journal, write(file('a', 'before'), 'x'));
  appendFileSync(join(folder, 'runs', id, 'record.jsonl'), 'garbage\nmore garbage\n');
  expect(journal.damaged()).toMatchObject({ value: [{ subject: id, kind: 'invalid-data' }] });
});

test('a folder without any run, and one that a crash left unfinished, are both nothing', async () => {
  const { folder, journal } = workshop();
  expect(journal.entries()).toEqual({ ok: true, value: [] });
  mkdirSync(join(folder, 'runs', '.new-20260101T000000000Z-x'));
  expect(journal.entries()).toEqual({ ok: true, value: [] });
  expect(await journal.recover(noHands)).toEqual({ ok: true, value: [] });
  expect(readdirSync(join(folder, 'runs'))).toEqual([]);
  expect(await journal.purge(Number.MAX_SAFE_INTEGER)).toEqual({
    ok: true,
    value: { bytes: 0, left: [] },
  });
});
