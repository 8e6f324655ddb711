import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { alertsBetween, overlapping } from '../../../main/store/rows/history.ts';
import { aCapture, ended, iso, noon } from './events.ts';
import { opened, ownFolder } from './place.ts';

test('100,000 captures in 90 days: a day of them is found through an index, fast', () => {
  const file = join(ownFolder(), 'callwarden.db');
  const store = opened({ file, clock: () => noon });
  const count = 100_000;
  const step = Math.floor((89 * 86_400_000) / count);
  const first = noon - count * step;
  const begun = performance.now();
  for (let start = 0; start < count; start += 1_000) {
    store.record(
      Array.from({ length: 1_000 }, (_, n) => {
        const at = first + (start + n) * step;
        return ended(aCapture(`capture-${start + n}`, at, at + 30_000));
      }),
    );
  }
  const written = performance.now() - begun;
  const time = (since: number, until: number): [milliseconds: number, found: number] => {
    const before = performance.now();
    const history = store.history({ since: iso(since), until: iso(until) });
    return [performance.now() - before, history.ok ? history.value.captures.length : -1];
  };
  time(noon - 86_400_000, noon);
  const day = time(noon - 50 * 86_400_000, noon - 49 * 86_400_000);
  const all = time(first, noon);
  console.log(
    `100,000 captures: written in ${written.toFixed(0)} ms; a day (${day[1]}) read in ${day[0].toFixed(1)} ms; all (${all[1]}) in ${all[0].toFixed(0)} ms`,
  );
  expect(all[1]).toBe(count);
  expect(day[1]).toBeGreaterThan(1_000);
  expect(day[0]).toBeLessThan(200);

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
