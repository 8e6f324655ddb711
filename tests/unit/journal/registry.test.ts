// Changes of the registry and a crash in the midst of one: a registry in memory stands in for what only Windows has.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Action, openJournal } from '../../../main/journal/index.ts';
import { success } from '../../../main/outcome.ts';
import type { Registry } from '../../../main/platform/port/index.ts';
import type { RegistryStands } from '../../../preload/contract/index.ts';
import { type OwnFolder, ownFolder } from '../../rigs/own-folder.ts';
import { noHands } from './actions.ts';

const key = 'HKCU\\Software\\Zoom';
const word = (text: string) => ({
  type: 1,
  data: Buffer.from(`${text}\0`, 'utf16le').toString('base64'),
});
const whole: RegistryStands = {
  kind: 'key',
  keys: [
    { path: '', values: [{ name: 'a', ...word('1') }] },
    {
      path: 'inner',
      values: [
        { name: 'b', ...word('2') },
        { name: 'c', ...word('3') },
      ],
    },
  ],
};

describe('a key that goes', () => {
  let folder: OwnFolder;
  let now: RegistryStands;
  /** How the registry stands when the machine stops in the midst of a change; null: it does not. */
  let stopsAt: RegistryStands | null;

  const registry: Registry = {
    now: () => success(now),
    put: (_, to) => {
      now = stopsAt ?? to;
      if (stopsAt === null) return success(undefined);
      stopsAt = null;
      throw new Error('the machine stops');
    },
  };
  const hands = { ...noHands, registry };
  const journal = () => {
    const opened = openJournal({ folder: `${folder.path}/j`, roots: [folder.path], keepDays: 1 });
    if (!opened.ok) throw new Error(opened.problem.message);
    return opened.value;
  };
  const run = () => {
    const action: Action = {
      kind: 'set-registry',
      step: 'zoom:configuration:x',
      sentence: 'Take it out.',
      needsRoot: false,
      change: { key, view: 64, value: null, from: whole, to: { kind: 'absent' }, made: [] },
    };
    const plan = {
      id: 'p',
      madeAtMs: 0,
      purpose: 'removal',
      client: 'zoom',
      warnings: [],
    } as const;
    return journal().run({ ...plan, actions: [action] }, hands);
  };

  beforeEach(() => {
    folder = ownFolder('registry-journal');
    now = whole;
    stopsAt = null;
  });
  afterEach(() => folder.remove());

  it('comes back with every value', async () => {
    const done = await run();
    expect([done.ok, now]).toEqual([true, { kind: 'absent' }]);
    const undone = done.ok
      ? await journal().undo(done.value.id, hands, { whenChanged: 'refuse' })
      : done;
    expect([undone.ok, now]).toEqual([true, whole]);
  });

  it('is put back whole where it was half deleted', async () => {
    stopsAt = { kind: 'key', keys: [{ path: '', values: [{ name: 'a', ...word('1') }] }] };
    expect((await run()).ok).toBe(false);
    expect(now).toEqual(whole);
  });

  it('is not touched where somebody has changed it since the plan', async () => {
    now = { kind: 'key', keys: [{ path: '', values: [{ name: 'a', ...word('theirs') }] }] };
    const done = await run();
    expect(done.ok ? null : done.problem.kind).toBe('conflict');
    expect(now).toEqual({
      kind: 'key',
      keys: [{ path: '', values: [{ name: 'a', ...word('theirs') }] }],
    });
  });

  it('that somebody has made anew stays theirs, and is shown', async () => {
    const done = await run();
    if (!done.ok) throw new Error(done.problem.message);
    now = { kind: 'key', keys: [{ path: '', values: [{ name: 'new', ...word('9') }] }] };
    const told = await journal().undo(done.value.id, hands, { whenChanged: 'refuse' });
    expect(told.ok && told.value.changed).toEqual([{ path: key, ours: null, theirs: 'new = 9' }]);
    const kept = await journal().undo(done.value.id, hands, { whenChanged: 'restore-ours' });
    expect([kept.ok, now]).toEqual([true, whole]);
  });
});
