import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { describePlan } from '../../../main/journal/index.ts';
import { planSchema } from '../../../preload/contract/index.ts';
import { away, link, plan, write } from './actions.ts';
import { workshop } from './workshop.ts';

const numbered = (count: number): string =>
  Array.from({ length: count }, (_, line) => `line ${line + 1}\n`).join('');

const diffOf = (before: string | Buffer, after: string | Buffer) => {
  const path = workshop().file('file', before);
  const [effect] = describePlan(plan(write(path, after))).effects;
  return effect?.diff.map(
    ({ kind, text }) => `${{ same: ' ', added: '+', removed: '-' }[kind]}${text}`,
  );
};

test('a plan is described by its very actions, and the description is what the contract says', () => {
  const { file, root } = workshop();
  const path = file('.config/zoomus.conf');
  const described = describePlan(
    plan(write(path, 'new\n'), away(path), link(`${root}/unit`, '/dev/null')),
  );
  expect(planSchema.parse(described)).toEqual(described);
  expect(described.effects.map(({ kind, path, bytes }) => ({ kind, path, bytes }))).toEqual([
    { kind: 'write-file', path, bytes: null },
    { kind: 'quarantine', path, bytes: 0 },
    { kind: 'make-link', path: `${root}/unit`, bytes: null },
  ]);
});

test('what cannot be undone says why, and a command is shown as it is', () => {
  const described = describePlan(
    plan(
      {
        kind: 'run-command',
        step: 's',
        sentence: 'Removes Zoom.',
        needsRoot: true,
        command: ['apt-get', 'remove', 'zoom; rm -rf'],
        inverse: { none: 'The package has to be installed again.' },
        timeoutMs: 1_000,
      },
      { kind: 'end-processes', step: 's', sentence: 'Ends Zoom.', needsRoot: false, processes: [] },
    ),
  );
  expect(described.effects).toMatchObject([
    {
      command: ['apt-get', 'remove', 'zoom; rm -rf'],
      irreversible: 'The package has to be installed again.',
      needsRoot: true,
    },
    { command: null, irreversible: 'What was ended does not start again by itself.' },
  ]);
});

test('a difference has three lines around each change, and a gap between changes far apart', () => {
  const before = numbered(40);
  const after = before.replace('line 5\n', 'line five\n').replace('line 30\n', '');
  expect(diffOf(before, after)).toEqual([
    ...[' line 2', ' line 3', ' line 4', '-line 5', '+line five', ' line 6', ' line 7', ' line 8'],
    ' …',
    ...[' line 27', ' line 28', ' line 29', '-line 30', ' line 31', ' line 32', ' line 33'],
  ]);
});

test('a new file is all added, and an end that is missing is no line', () => {
  const { root } = workshop();
  const [effect] = describePlan(plan(write(`${root}/new`, 'one\ntwo'))).effects;
  expect(effect?.diff).toEqual([
    { kind: 'added', text: 'one' },
    { kind: 'added', text: 'two' },
  ]);
});

test('Windows line ends are no news, unless they are what changes', () => {
  expect(diffOf('a\r\nb\r\n', 'a\r\nc\r\n')).toEqual([' a', '-b', '+c']);
  expect(diffOf('a\r\n', 'a\n')).toEqual(['-a\\x0d', '+a']);
});

test('controls and marks that turn text around are shown, long lines are cut, binary files show nothing', () => {
  expect(diffOf('', 'a\x1b[2J\u202eb\tc\n')).toEqual(['+a\\x1b[2J\\u{202e}b\tc']);
  expect(diffOf('', `${'x'.repeat(5_000)}\n`)).toEqual([`+${'x'.repeat(200)}…`]);
  expect(diffOf(Buffer.from([0, 1, 2]), 'text\n')).toEqual([]);
  expect(diffOf(Buffer.from([0xff, 0xfe, 0xfd]), 'text\n')).toEqual([]);
});

test('a file of ten megabytes with one changed line is shown as that line, and soon', () => {
  const before = 'a line of some length, as configuration files have\n'.repeat(200_000);
  const path = workshop().file('large', before);
  const action = write(path, before.replace('a line', 'A LINE'));
  const startedAt = performance.now();
  const diff = describePlan(plan(action)).effects[0]?.diff;
  expect(performance.now() - startedAt).toBeLessThan(5_000);
  expect(diff?.filter(({ kind }) => kind !== 'same')).toHaveLength(2);
});

test('two thousand changed lines are told by the first four hundred and a number', () => {
  const diff = diffOf(numbered(1_000), numbered(1_000).replaceAll('line', 'LINE')) ?? [];
  expect(diff).toHaveLength(401);
  expect(diff.at(-1)).toBe(' … and 1600 lines more');
});

test('the file itself is not touched, nor needed', () => {
  const path = workshop().file('file', 'before\n');
  const action = write(path, 'after\n');
  writeFileSync(path, 'other\n');
  expect(describePlan(plan(action)).effects[0]?.diff.map(({ text }) => text)).toEqual([
    'other',
    'after',
  ]);
});

test('two steps in one file show their own lines each', () => {
  const path = workshop().file('mimeapps.list', 'a\n');
  const described = describePlan(plan(write(path, 'a\nb\n'), write(path, 'a\nb\nc\n')));
  expect(described.effects.map(({ diff }) => diff.filter(({ kind }) => kind === 'added'))).toEqual([
    [{ kind: 'added', text: 'b' }],
    [{ kind: 'added', text: 'c' }],
  ]);
});
