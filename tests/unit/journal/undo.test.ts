import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Action, Hands, Journal } from '../../../main/journal/index.ts';
import { failure, success } from '../../../main/outcome.ts';
import { away, link, mode, noHands, plan, write } from './actions.ts';
import { pictureOf } from './picture.ts';
import { workshop } from './workshop.ts';

const ran = async (journal: Journal, ...actions: Action[]): Promise<string> => {
  const outcome = await journal.run(plan(...actions), noHands);
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.value.id;
};

test('where somebody changed a file since, nothing is undone, and the difference is given', async () => {
  const { root, journal, file } = workshop();
  const config = file('config', 'before\n');
  const other = file('other', 'before\n');
  const id = await ran(journal, write(config, 'ours\n'), write(other, 'ours\n'));
  writeFileSync(config, 'theirs\n');
  const now = pictureOf(root);
  const undone = await journal.undo(id, noHands, { whenChanged: 'refuse' });
  expect(undone).toMatchObject({
    ok: true,
    value: {
      changed: [{ path: config, ours: 'ours\n', theirs: 'theirs\n' }],
      entry: { state: 'done' },
    },
  });
  expect(pictureOf(root)).toBe(now);
});

test('theirs can be kept: everything else is undone, and it can be restored later still', async () => {
  const { journal, file } = workshop();
  const config = file('config', 'before\n', 0o640);
  const other = file('other', 'before\n');
  const id = await ran(journal, write(config, 'ours\n'), write(other, 'ours\n'));
  writeFileSync(config, 'theirs\n');
  const undone = await journal.undo(id, noHands, { whenChanged: 'keep-theirs' });
  expect(undone).toMatchObject({
    ok: true,
    value: { changed: [{ path: config }], entry: { state: 'partly-undone' } },
  });
  expect(readFileSync(config, 'utf8')).toBe('theirs\n');
  expect(readFileSync(other, 'utf8')).toBe('before\n');

  const restored = await journal.undo(id, noHands, { whenChanged: 'restore-ours' });
  expect(restored).toMatchObject({ ok: true, value: { changed: [], entry: { state: 'undone' } } });
  expect(readFileSync(config, 'utf8')).toBe('before\n');
  expect(lstatSync(config).mode & 0o7777).toBe(0o640);
});

test('what is restored over somebody’s change comes back exactly, and theirs is kept with the run', async () => {
  const { root, folder, journal, file } = workshop();
  const config = file('config', 'before\n', 0o640);
  const leftover = file('leftover/a', 'a');
  utimesSync(config, 1, 1_600_000_000.123456);
  const before = pictureOf(root);
  const id = await ran(journal, write(config, 'ours\n'), away(join(leftover, '..')));
  writeFileSync(config, 'theirs\n');
  mkdirSync(join(leftover, '..'));
  writeFileSync(leftover, 'their a');
  const undone = await journal.undo(id, noHands, { whenChanged: 'restore-ours' });
  expect(undone).toMatchObject({ ok: true, value: { changed: [], entry: { state: 'undone' } } });
  expect(pictureOf(root).replace(/^\..*\n/, '')).toBe(before.replace(/^\..*\n/, ''));
  const run = join(folder, 'runs', id);
  expect(readFileSync(join(run, '0.theirs'), 'utf8')).toBe('theirs\n');
  expect(readFileSync(join(run, '1.theirs', 'a'), 'utf8')).toBe('their a');
});

test('a file, a link, a mode and a place that are no longer ours each say what is there now', async () => {
  const { root, journal, file } = workshop();
  const binary = file('binary', 'before');
  const gone = file('gone', 'before');
  const unit = join(root, 'unit');
  const keyed = file('keyed', 'k', 0o644);
  const leftover = file('leftover');
  const id = await ran(
    journal,
    ...[write(binary, Buffer.from([0, 1])), write(gone, 'ours'), link(unit, '/dev/null')],
    ...[mode(keyed, 0o600), away(leftover)],
  );
  writeFileSync(binary, Buffer.from([0, 2]));
  rmSync(gone);
  rmSync(unit);
  writeFileSync(unit, 'a unit');
  rmSync(keyed);
  writeFileSync(keyed, 'k', { mode: 0o640 });
  writeFileSync(leftover, 'came again');
  const undone = await journal.undo(id, noHands, { whenChanged: 'refuse' });
  expect(undone.ok && undone.value.changed).toEqual([
    { path: leftover, ours: null, theirs: 'came again' },
    { path: keyed, ours: '0600', theirs: '0640' },
    { path: unit, ours: '/dev/null', theirs: 'a unit' },
    { path: gone, ours: 'ours', theirs: null },
    { path: binary, ours: null, theirs: null },
  ]);
});

test('what a person has put back by hand counts as undone', async () => {
  const { journal, file } = workshop();
  const config = file('config', 'before\n');
  const id = await ran(journal, write(config, 'ours\n'));
  writeFileSync(config, 'before\n');
  const undone = await journal.undo(id, noHands, { whenChanged: 'refuse' });
  expect(undone).toMatchObject({ ok: true, value: { changed: [], entry: { state: 'undone' } } });
});

test('single steps are undone, then the rest; then nothing is left', async () => {
  const { root, journal, file } = workshop();
  const one = file('one', 'before');
  const two = file('two', 'before');
  const before = pictureOf(root);
  const id = await ran(
    journal,
    write(one, 'x', { step: 'first' }),
    write(two, 'x', { step: 'second' }),
  );
  const first = await journal.undo(id, noHands, { whenChanged: 'refuse', steps: ['first'] });
  expect(first).toMatchObject({ ok: true, value: { entry: { state: 'partly-undone' } } });
  expect([readFileSync(one, 'utf8'), readFileSync(two, 'utf8')]).toEqual(['before', 'x']);
  expect(await journal.undo(id, noHands, { whenChanged: 'refuse', steps: ['none'] })).toMatchObject(
    { problem: { kind: 'not-found' } },
  );
  expect(await journal.undo(id, noHands, { whenChanged: 'refuse' })).toMatchObject({
    value: { entry: { state: 'undone' } },
  });
  expect(pictureOf(root).replace(/^\..*\n/, '')).toBe(before.replace(/^\..*\n/, ''));
  expect(await journal.undo(id, noHands, { whenChanged: 'refuse' })).toMatchObject({
    problem: { kind: 'conflict' },
  });
  expect(await journal.undo('no-such', noHands, { whenChanged: 'refuse' })).toMatchObject({
    problem: { kind: 'not-found' },
  });
});

test('several actions on one path are undone one after the other', async () => {
  const { root, journal, file } = workshop();
  const path = file('folder/config', 'before', 0o600);
  const before = pictureOf(root);
  const second = write(path, 'second');
  const id = await ran(
    journal,
    write(path, 'first'),
    {
      ...second,
      expected: {
        kind: 'file',
        sha256: 'a7937b64b8caa58f03721bb6bacf5c78cb235febe0e70b1b84cd99541461a08e',
      },
    } as Action,
    mode(path, 0o644),
    away(join(path, '..')),
  );
  expect(existsSync(path)).toBe(false);
  expect(await journal.undo(id, noHands, { whenChanged: 'refuse' })).toMatchObject({
    value: { changed: [] },
  });
  expect(pictureOf(root)).toBe(before);
});

test('a folder that was made stays where somebody has put something into it', async () => {
  const { root, journal } = workshop();
  const policy = join(root, 'etc/new/policy.json');
  const id = await ran(journal, write(policy, '{}'));
  writeFileSync(join(root, 'etc/new/theirs'), 'x');
  expect(await journal.undo(id, noHands, { whenChanged: 'refuse' })).toMatchObject({
    value: { entry: { state: 'undone' } },
  });
  expect(readdirSync(join(root, 'etc/new'))).toEqual(['theirs']);
});

test('times of a folder that others have changed too are left alone', async () => {
  const { root, journal, file } = workshop();
  const leftover = file('leftover');
  const id = await ran(journal, away(leftover));
  file('theirs');
  utimesSync(root, 5, 5);
  await journal.undo(id, noHands, { whenChanged: 'refuse' });
  expect(lstatSync(root).mtimeMs).toBeGreaterThan(5_000);
});

test('what was taken out of a folder that has gone since comes back, with its folder', async () => {
  const { root, journal, file } = workshop();
  const leftover = file('outer/folder/leftover', 'left\n', 0o640);
  const id = await ran(journal, away(leftover));
  rmSync(join(root, 'outer'), { recursive: true });
  expect(await journal.undo(id, noHands, { whenChanged: 'refuse' })).toMatchObject({
    value: { changed: [], entry: { state: 'undone' } },
  });
  expect(readFileSync(leftover, 'utf8')).toBe('left\n');
  // Nobody may look into it who could not read what it was made for.
  expect(lstatSync(join(root, 'outer/folder')).mode & 0o7777).toBe(0o750);
});

test('undoing says which action could not be undone, and can be tried again', async () => {
  const { journal, file } = workshop();
  const config = file('config', 'before');
  const muted: Action = {
    kind: 'mute-stream',
    step: 'a-step',
    sentence: 'Mute it.',
    needsRoot: false,
    stream: '7',
    muted: true,
  };
  const willing: Hands = { ...noHands, muteStream: async () => success(undefined) };
  const gone = { kind: 'unavailable', subject: '7', message: 'It is gone.', advice: '' } as const;
  const unwilling: Hands = { ...noHands, muteStream: async () => failure(gone) };
  const run = await journal.run(plan(write(config, 'ours'), muted), willing);
  const id = run.ok ? run.value.id : '';
  const undone = await journal.undo(id, unwilling, { whenChanged: 'refuse' });
  expect(undone.ok && undone.value.entry.effects[1]?.problem?.message).toBe('It is gone.');
  expect(readFileSync(config, 'utf8')).toBe('before');
  expect(await journal.undo(id, willing, { whenChanged: 'refuse' })).toMatchObject({
    value: { entry: { state: 'undone' } },
  });
});
