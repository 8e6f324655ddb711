// One entry of a JSON file that its program goes on writing: taken out, and put back into what the file is by then.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { type Hands, openJournal } from '../../../main/journal/index.ts';
import { entryIn, withEntry, withoutEntry } from '../../../main/journal/json-entry.ts';
import { ownFolder } from '../../rigs/own-folder.ts';
import { given } from '../../rigs/removal.ts';

const keys = ['a', 'b'] as const;

it.each([
  ['{"a":{"b":1}}', '{"a":{}}'],
  ['{"a":{"b":1,"c":2}}', '{"a":{"c":2}}'],
  ['{"a":{"x":0,"b":1}}', '{"a":{"x":0}}'],
  ['{"a":{"x":0,"b":{"n":1.0e-7},"c":2},"z":[1.0]}', '{"a":{"x":0,"c":2},"z":[1.0]}'],
  ['{"a":{"b":1,"b":2,"c":3}}', '{"a":{"c":3}}'],
  ['{"a":{"c":1}}', '{"a":{"c":1}}'],
  ['{"a":[]}', '{"a":[]}'],
])('%s without its entry: %s', (text, without) => {
  expect(withoutEntry(text, keys)).toBe(without);
});

it.each([
  ['{"a":{"c":1}}', '{"a":{"c":1,"b":{"n": 1.0}}}'],
  ['{"a":{}}', '{"a":{"b":{"n": 1.0}}}'],
  ['{"z":1}', '{"z":1,"a":{"b":{"n": 1.0}}}'],
  ['{}', '{"a":{"b":{"n": 1.0}}}'],
  ['{"a":7}', null],
  ['[', null],
])('%s with the entry again: %s', (text, expected) => {
  const now = withEntry(text, keys, '{"n": 1.0}');
  expect(now).toBe(expected);
  if (now !== null) expect(entryIn(now, keys)).toBe('{"n": 1.0}');
});

const scene = (content: string) => {
  const folder = ownFolder('take-entry');
  onTestFinished(() => folder.remove());
  const path = join(folder.home, 'Preferences');
  writeFileSync(path, content, { mode: 0o600 });
  const options = { folder: join(folder.path, 'journal'), roots: [folder.home], keepDays: 30 };
  const never = () => Promise.reject(new Error('not asked for'));
  const hands: Hands = {
    run: async () => ({
      ok: false,
      problem: { kind: 'unavailable', subject: 'x', message: 'It failed.', advice: 'x' },
    }),
    endProcesses: never,
    muteStream: never,
    setBlock: never,
  };
  const base = { step: 's', sentence: 's', needsRoot: false };
  const take = { kind: 'take-entry', ...base, path, keys, entry: '1' } as const;
  const fail = {
    kind: 'run-command',
    ...base,
    command: ['false'],
    inverse: { none: 'x' },
    timeoutMs: 1_000,
  } as const;
  const journal = given(openJournal(options));
  const run = (...actions: readonly (typeof take | typeof fail)[]) =>
    journal.run(
      { id: 'x', madeAtMs: 0, purpose: 'removal', client: null, actions, warnings: [] },
      hands,
    );
  return { path, journal, hands, run, take, fail };
};

it('comes back beside what was written since', async () => {
  const { path, journal, hands, run, take } = scene('{"a":{"b":1},"z":0}');
  const entry = given(await run(take));
  expect(readFileSync(path, 'utf8')).toBe('{"a":{},"z":0}');
  writeFileSync(path, '{"a":{"new":2},"z":3}');
  given(await journal.undo(entry.id, hands, { whenChanged: 'refuse' }));
  expect(readFileSync(path, 'utf8')).toBe('{"a":{"new":2,"b":1},"z":3}');
});

it('gives way to what somebody put in its place, unless that is to go', async () => {
  const { path, journal, hands, run, take } = scene('{"a":{"b":1}}');
  const entry = given(await run(take));
  writeFileSync(path, '{"a":{"b":2}}');
  const refused = given(await journal.undo(entry.id, hands, { whenChanged: 'refuse' }));
  expect(refused.changed).toEqual([{ path, ours: null, theirs: '2' }]);
  expect(readFileSync(path, 'utf8')).toBe('{"a":{"b":2}}');
  given(await journal.undo(entry.id, hands, { whenChanged: 'restore-ours' }));
  expect(readFileSync(path, 'utf8')).toBe('{"a":{"b":1}}');
});

it('is taken back where a later step fails, and refused where it is another one by now', async () => {
  const { path, run, take, fail } = scene('{"a":{"b":1}}');
  expect(await run(take, fail)).toMatchObject({ ok: false });
  expect(readFileSync(path, 'utf8')).toBe('{"a":{"b":1}}');
  writeFileSync(path, '{"a":{"b":9}}');
  expect(await run(take)).toMatchObject({ ok: false, problem: { kind: 'conflict' } });
  expect(readFileSync(path, 'utf8')).toBe('{"a":{"b":9}}');
});
