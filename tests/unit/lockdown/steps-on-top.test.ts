import { expect, it } from 'vitest';
import { stepsOnTop } from '../../../main/lockdown/index.ts';
import type { JournalEntry } from '../../../preload/contract/index.ts';

const entry = (
  ...effects: readonly (readonly [step: string, path: string | null, state?: 'undone'])[]
): JournalEntry => ({
  id: 'e',
  purpose: 'lockdown',
  client: null,
  startedAt: '2026-01-01T00:00:00.000Z',
  endedAt: null,
  state: 'done',
  effects: effects.map(([step, path, state = 'verified' as const]) => ({
    step,
    path,
    state,
    sentence: '',
    problem: null,
  })),
  keptUntil: null,
  interrupted: null,
});

it('finds what stands on a step, by way of others too, and nothing below it', () => {
  const run = entry(['a', '/x'], ['b', '/x'], ['b', '/y'], ['c', '/y'], ['d', '/z'], ['e', null]);
  expect(stepsOnTop(run, ['a'])).toEqual(['b', 'c']);
  expect(stepsOnTop(run, ['b'])).toEqual(['c']);
  expect(stepsOnTop(run, ['c'])).toEqual([]);
  expect(stepsOnTop(run, ['d', 'e'])).toEqual([]);
});

it('finds what stands on a later effect of a step that was drawn in', () => {
  // c is written on y before b is known to go; b goes for x's sake, and what is on its y goes with it.
  expect(stepsOnTop(entry(['a', '/x'], ['b', '/y'], ['c', '/y'], ['b', '/x']), ['a'])).toEqual([
    'b',
    'c',
  ]);
});

it('passes over what is undone already', () => {
  expect(stepsOnTop(entry(['a', '/x'], ['b', '/x', 'undone']), ['a'])).toEqual([]);
});
