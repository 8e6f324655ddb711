import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { alertsBetween, overlapping } from '../../../main/store/rows/history.ts';
import { aCapture, ended, iso, noon } from './events.ts';
import { opened, ownFolder } from './place.ts';

test('a day of a long history is found through an index', () => {
  const file = join(ownFolder(), 'callwarden.db');
  const store = opened({ file, clock: () => noon });
  const count = 10_000;
  const step = Math.floor((89 * 86_400_000) / count);
  const first = noon - count * step;
  store.record(
    Array.from({ length: count }, (_, n) => {
      const at = first + n * step;
      return ended(aCapture(`capture-${n}`, at, at + 30_000));
    }),
  );
  const found = (since: number, until: number): number => {
    const history = store.history({ since: iso(since), until: iso(until) });
    return history.ok ? history.value.captures.length : -1;
  };
  expect(found(first, noon)).toBe(count);
  const day = found(noon - 50 * 86_400_000, noon - 49 * 86_400_000);
  expect(Math.abs(day - 86_400_000 / step)).toBeLessThanOrEqual(1);

  const raw = new DatabaseSync(file, { readOnly: true });
  const plan = (sql: string, values: Record<string, number | string>): string =>
    raw
      .prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .all(values)
      .map((row) => String(row.detail))
      .join('\n');
  const range = { since: 0, until: 1 };
  for (const sql of [
    overlapping('captures', false),
    overlapping('meetings', false),
    alertsBetween(false),
  ]) {
    expect(plan(sql, range)).not.toMatch(/\bSCAN (?:captures|meetings|alerts)\b/);
  }
  for (const sql of [
    overlapping('captures', true),
    overlapping('meetings', true),
    alertsBetween(true),
  ]) {
    expect(plan(sql, { ...range, client: 'zoom' })).not.toMatch(
      /\bSCAN (?:captures|meetings|alerts)\b/,
    );
  }
  raw.close();
});
