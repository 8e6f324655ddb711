import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Action, Hands, Progress } from '../../../main/journal/index.ts';
import { failure, success } from '../../../main/outcome.ts';
import { away, noHands, plan, write } from './actions.ts';
import { pictureOf } from './picture.ts';
import { workshop } from './workshop.ts';

const problem = {
  kind: 'unavailable',
  subject: 'x',
  message: 'It failed.',
  advice: 'Look.',
} as const;

const command = (
  name: string,
  inverse: Extract<Action, { kind: 'run-command' }>['inverse'],
): Action => ({
  kind: 'run-command',
  step: name,
  sentence: `Runs ${name}.`,
  needsRoot: false,
  command: [name, '--do'],
  inverse,
  timeoutMs: 1_000,
});

/** Hands that keep a list of what they were asked for, and fail on what is named. */
const listing = (...failing: string[]) => {
  const asked: string[] = [];
  const answer = async (what: string) => {
    asked.push(what);
    return failing.includes(what) ? failure(problem) : success(undefined);
  };
  const hands: Hands = {
    run: (argv) => answer(argv.join(' ')),
    endProcesses: (processes) => answer(`end ${processes.map(({ pid }) => pid).join(' ')}`),
    muteStream: (stream, muted) => answer(`${muted ? 'mute' : 'unmute'} ${stream}`),
    setBlock: ({ client, to }) => answer(`${to === null ? 'lift' : 'block'} ${client}`),
  };
  return { asked, hands };
};

test('when an action fails, those before it are taken back, and its problem is given', async () => {
  const { root, journal, file } = workshop();
  const config = file('config', 'before');
  const leftover = file('leftover/a');
  const before = pictureOf(root);
  const { asked, hands } = listing('systemctl-mask --do');
  const told: Progress[] = [];
  const outcome = await journal.run(
    plan(
      write(config, 'after'),
      away(join(leftover, '..')),
      {
        kind: 'mute-stream',
        step: 'm',
        sentence: 'Mutes.',
        needsRoot: false,
        stream: 'pulse:1',
        muted: true,
      },
      command('first', { command: ['first', '--undo'] }),
      command('systemctl-mask', { command: ['systemctl-mask', '--undo'] }),
      write(join(root, 'never'), 'x'),
    ),
    hands,
    { onProgress: (progress) => told.push(progress) },
  );
  expect(outcome).toEqual({ ok: false, problem });
  expect(pictureOf(root)).toBe(before);
  expect(asked).toEqual([
    'mute pulse:1',
    'first --do',
    'systemctl-mask --do',
    'systemctl-mask --undo',
    'first --undo',
    'unmute pulse:1',
  ]);
  const entries = journal.entries();
  expect(entries).toMatchObject({ ok: true, value: [{ state: 'rolled-back', keptUntil: null }] });
  expect(entries.ok && entries.value[0]?.effects.map(({ state }) => state)).toEqual([
    ...['undone', 'undone', 'undone', 'undone', 'failed', 'planned'],
  ]);
  expect(entries.ok && entries.value[0]?.effects[4]?.problem).toEqual(problem);
  expect(
    told.filter(({ state }) => state !== 'undone').map(({ action, state }) => `${action} ${state}`),
  ).toEqual([
    ...['0 started', '0 done', '1 started', '1 done', '2 started', '2 done', '3 started', '3 done'],
    ...['4 started', '4 failed'],
  ]);
});

test('a mute that failed has left nothing with the sound server; one that was done has, where its stream is over', async () => {
  const gone = { ...problem, kind: 'not-found' } as const;
  const mute: Action = {
    kind: 'mute-stream',
    step: 'm',
    sentence: 'Mutes.',
    needsRoot: false,
    stream: 'pulse:1',
    muted: true,
  };
  const { journal } = workshop();
  const never: Hands = { ...noHands, muteStream: async () => failure(gone) };
  expect(await journal.run(plan(mute), never)).toEqual({ ok: false, problem: gone });
  expect(journal.entries()).toMatchObject({ value: [{ state: 'rolled-back' }] });

  const once: Hands = {
    ...noHands,
    muteStream: async (_, muted) => (muted ? success(undefined) : failure(gone)),
  };
  const done = await journal.run(plan(mute), once);
  if (!done.ok) throw new Error(done.problem.message);
  expect(await journal.undo(done.value.id, once, { whenChanged: 'refuse' })).toMatchObject({
    ok: true,
    value: { entry: { state: 'done', effects: [{ problem: { kind: 'unavailable' } }] } },
  });
});

test('the inverse of the failed command may fail too: that is no news', async () => {
  const { journal } = workshop();
  const { hands } = listing('mask --do', 'mask --undo');
  expect(await journal.run(plan(command('mask', { command: ['mask', '--undo'] })), hands)).toEqual({
    ok: false,
    problem,
  });
  expect(journal.entries()).toMatchObject({ value: [{ state: 'rolled-back' }] });
});

test('what cannot be taken back is said with the problem, and in the entry', async () => {
  const { root, journal, file } = workshop();
  const config = file('config', 'before');
  const { hands } = listing('last --do');
  const outcome = await journal.run(
    plan(
      write(config, 'after'),
      command('purge', { none: 'The package is gone.' }),
      command('last', { none: 'No.' }),
    ),
    hands,
  );
  if (outcome.ok) throw new Error('it did not fail');
  expect(outcome.problem.message).toBe(
    'It failed. Not all of what had been done could be taken back: It cannot be undone: No. It cannot be undone: The package is gone.',
  );
  expect(readFileSync(join(root, 'config'), 'utf8')).toBe('before');
  expect(journal.entries()).toMatchObject({ value: [{ state: 'partly-undone' }] });
});

test('hands that throw are a problem like any other, and nothing stays half done', async () => {
  const { root, journal, file } = workshop();
  const config = file('config', 'before');
  const before = pictureOf(root);
  const outcome = await journal.run(
    plan(write(config, 'after'), command('x', { command: ['y'] })),
    noHands,
  );
  expect(outcome).toMatchObject({ ok: false, problem: { cause: 'no command was expected' } });
  expect(pictureOf(root)).toBe(before);
});

test('a person who stops it between two actions gets everything back', async () => {
  const { root, journal, file } = workshop();
  const config = file('config', 'before');
  const other = file('other', 'before');
  const before = pictureOf(root);
  const stop = new AbortController();
  const outcome = await journal.run(plan(write(config, 'after'), write(other, 'after')), noHands, {
    signal: stop.signal,
    onProgress: ({ action, state }) => {
      if (action === 0 && state === 'done') stop.abort();
    },
  });
  expect(outcome).toMatchObject({
    ok: false,
    problem: { message: expect.stringContaining('You stopped it') },
  });
  expect(pictureOf(root)).toBe(before);
});

test('ended processes do not stand in the way of undoing the rest', async () => {
  const { root, journal, file } = workshop();
  const config = file('config', 'before');
  const before = pictureOf(root);
  const { asked, hands } = listing();
  const outcome = await journal.run(
    plan(
      {
        kind: 'end-processes',
        step: 'e',
        sentence: 'Ends.',
        needsRoot: false,
        processes: [{ pid: 7, startTicks: 1 }],
      },
      write(config, 'after'),
    ),
    hands,
  );
  if (!outcome.ok) throw new Error(outcome.problem.message);
  const undone = await journal.undo(outcome.value.id, hands, { whenChanged: 'refuse' });
  expect(undone).toMatchObject({ ok: true, value: { entry: { state: 'undone' } } });
  expect(asked).toEqual(['end 7']);
  expect(pictureOf(root)).toBe(before);
});

test('an earlier command that takes a leftover away leaves nothing to do, and nothing to keep', async () => {
  const { journal, file } = workshop();
  const leftover = file('leftover');
  const { rmSync } = await import('node:fs');
  const hands: Hands = {
    ...noHands,
    run: async () => {
      rmSync(leftover);
      return success(undefined);
    },
  };
  const outcome = await journal.run(plan(command('apt', { none: 'Gone.' }), away(leftover)), hands);
  expect(outcome).toMatchObject({ ok: true, value: { state: 'done', keptUntil: null } });
  expect(existsSync(leftover)).toBe(false);
});

test('the journal is readable by its owner alone, and a second change waits for the first', async () => {
  const { journal, file, folder, reopen } = workshop();
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  const path = file('a');
  let second: Promise<unknown> | null = null;
  const hands: Hands = {
    ...noHands,
    run: async () => {
      second = reopen().run(plan(write(path, 'x')), noHands);
      expect(await second).toMatchObject({ ok: false, problem: { kind: 'conflict' } });
      expect(await reopen().recover(noHands)).toMatchObject({
        ok: false,
        problem: { kind: 'conflict' },
      });
      return success(undefined);
    },
  };
  expect(await journal.run(plan(command('slow', { none: 'No.' })), hands)).toMatchObject({
    ok: true,
  });
  expect(second).not.toBeNull();
  expect(await journal.run(plan(write(path, 'x')), noHands)).toMatchObject({ ok: true });
});
