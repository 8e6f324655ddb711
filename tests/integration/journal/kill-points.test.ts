import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noHands } from '../../unit/journal/actions.ts';
import { pictureOf } from '../../unit/journal/picture.ts';
import { buildScene, somebodyChanges, somebodyTidies } from './kill-scene.ts';
import { bundleChild, inParallel, makeScene, type Phase, type Scene } from './killing.ts';

const hasMemoryDisk = existsSync('/dev/shm');
let workshop = '';
let program = '';
let before = '';
let killed = 0;

beforeAll(async () => {
  workshop = mkdtempSync(join(tmpdir(), 'callwarden-kill-child-'));
  program = await bundleChild(workshop);
});
afterAll(() => {
  rmSync(workshop, { recursive: true, force: true });
  if (hasMemoryDisk) console.log(`killed with SIGKILL at ${killed} points`);
});

/** Times of what was changed are those of the change; everything else is compared. */
const withoutTimes = (picture: string): string =>
  picture.replace(/^(.* \d+ \d+ \d+) \d{18,19} /gm, '$1 ');

const inScene = async <T>(isAcross: boolean, work: (scene: Scene) => Promise<T>): Promise<T> => {
  const scene = makeScene(program, isAcross);
  try {
    return await work(scene);
  } finally {
    scene.remove();
  }
};

const oneTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

/** How often a phase changes the disk when nobody kills it, and what the tree looks like then. */
const undisturbed = (phase: Phase, isAcross: boolean) =>
  inScene(isAcross, async (scene) => {
    const count = await scene.child(phase, null);
    return { count: count ?? 0, picture: pictureOf(scene.root) };
  });

/** Recovers, and requires the tree to be as before or as after, the journal to say which, and undo to lead back. */
const recoverAndCompare = async (scene: Scene, after: string, point: string): Promise<string> => {
  const state = await recoverToOneState(scene, point);
  const picture = pictureOf(scene.root);
  if (state === 'done') {
    expect(withoutTimes(picture), point).toBe(withoutTimes(after));
    return state;
  }
  expect(['rolled-back', 'undone'], point).toContain(state);
  expect(picture, point).toBe(before);
  const runs = readdirSync(join(scene.folder, 'runs'));
  for (const run of runs)
    expect(readdirSync(join(scene.folder, 'runs', run)), point).toEqual(['record.jsonl']);
  return state;
};

/** What was somebody's and had to give way: each copy's name in the run's folder, and what it holds. */
const keptOf = ({ folder }: Scene): readonly (readonly [name: string, holds: string])[] => {
  const [run = ''] = readdirSync(join(folder, 'runs'));
  const at = join(folder, 'runs', run);
  const names = readdirSync(at).filter((name) => name !== 'record.jsonl');
  return names.sort().map((name) => [name, withoutTimes(pictureOf(join(at, name)))]);
};

/** Gives the state that the journal tells, once it has said that nothing is left to recover. */
const recoverToOneState = async (scene: Scene, point: string): Promise<string> => {
  const journal = scene.journal();
  const recovered = await journal.recover(noHands);
  if (!recovered.ok) throw new Error(`${point}: ${recovered.problem.message}`);
  expect(
    recovered.value.map(({ outcome }) => outcome),
    point,
  ).not.toContain('needs-a-person');
  expect(await journal.recover(noHands), point).toEqual({ ok: true, value: [] });
  expect(journal.damaged(), point).toEqual({ ok: true, value: [] });
  const entries = journal.entries();
  return (entries.ok ? entries.value[0]?.state : undefined) ?? 'rolled-back';
};

describe.runIf(hasMemoryDisk).each([
  { where: 'on one file system', isAcross: false },
  { where: 'with the journal on another file system', isAcross: true },
])('killed before every call that changes the disk, $where', ({ isAcross }) => {
  let after = '';

  beforeAll(async () => {
    before = await inScene(isAcross, async ({ root }) => {
      buildScene(root);
      return pictureOf(root);
    });
    expect((await undisturbed('undo', isAcross)).picture).toBe(before);
    after = (await undisturbed('run', isAcross)).picture;
    expect(before).not.toBe(after);
  });

  test('doing a plan: the tree is as before or as after', { timeout: 300_000 }, async () => {
    const { count } = await undisturbed('run', isAcross);
    const states = new Set<string>();
    await inParallel(oneTo(count), 3, (point) =>
      inScene(isAcross, async (scene) => {
        expect(await scene.child('run', point)).toBeNull();
        killed += 1;
        const state = await recoverAndCompare(scene, after, `run, point ${point} of ${count}`);
        states.add(state);
        if (state !== 'done') return;
        const journal = scene.journal();
        const entries = journal.entries();
        const id = entries.ok ? (entries.value[0]?.id ?? '') : '';
        await journal.undo(id, noHands, { whenChanged: 'refuse' });
        expect(pictureOf(scene.root)).toBe(before);
      }),
    );
    expect([...states].sort()).toEqual(['done', 'rolled-back']);
  });

  test('undoing it: the undo is finished', { timeout: 300_000 }, async () => {
    const { count } = await undisturbed('undo', isAcross);
    const states = new Set<string>();
    await inParallel(oneTo(count), 3, (point) =>
      inScene(isAcross, async (scene) => {
        expect(await scene.child('undo', point)).toBeNull();
        killed += 1;
        states.add(await recoverAndCompare(scene, after, `undo, point ${point} of ${count}`));
      }),
    );
    expect([...states].sort()).toEqual(['done', 'undone']);
  });

  test('undoing it where a folder has gone: what was in it is back, or still kept', {
    timeout: 300_000,
  }, async () => {
    const { count, picture } = await undisturbed('refill', isAcross);
    expect(withoutTimes(picture)).toBe(withoutTimes(before));
    const tidied = await inScene(isAcross, async (scene) => {
      await scene.child('run', null);
      somebodyTidies(scene.root);
      return withoutTimes(pictureOf(scene.root));
    });
    const states = new Set<string>();
    await inParallel(oneTo(count), 3, (point) =>
      inScene(isAcross, async (scene) => {
        expect(await scene.child('refill', point)).toBeNull();
        killed += 1;
        const name = `refill, point ${point} of ${count}`;
        const state = await recoverToOneState(scene, name);
        states.add(state);
        const now = withoutTimes(pictureOf(scene.root));
        expect(now, name).toBe(state === 'done' ? tidied : withoutTimes(before));
      }),
    );
    expect([...states].sort()).toEqual(['done', 'undone']);
  });

  test('undoing it over what somebody has changed since: all of theirs is kept, and all of ours is back', {
    timeout: 300_000,
  }, async () => {
    const { count, kept } = await inScene(isAcross, async (scene) => {
      const calls = await scene.child('restore', null);
      expect(withoutTimes(pictureOf(scene.root))).toBe(withoutTimes(before));
      return { count: calls ?? 0, kept: keptOf(scene) };
    });
    expect(kept.map(([name]) => name)).toEqual([
      ...['0.theirs', '2.theirs', '3.theirs', '4.theirs', '6.theirs'],
    ]);
    const changed = await inScene(isAcross, async (scene) => {
      await scene.child('run', null);
      somebodyChanges(scene.root);
      return pictureOf(scene.root);
    });
    const states = new Set<string>();
    await inParallel(oneTo(count), 3, (point) =>
      inScene(isAcross, async (scene) => {
        expect(await scene.child('restore', point)).toBeNull();
        killed += 1;
        const name = `restore, point ${point} of ${count}`;
        const state = await recoverToOneState(scene, name);
        states.add(state);
        const picture = withoutTimes(pictureOf(scene.root));
        if (state === 'done') expect(picture, name).toBe(withoutTimes(changed));
        else {
          expect(state, name).toBe('undone');
          expect(picture, name).toBe(withoutTimes(before));
          expect(keptOf(scene), name).toEqual(kept);
        }
      }),
    );
    expect([...states].sort()).toEqual(['done', 'undone']);
  });

  test('deleting for good: what was done stays done', { timeout: 300_000 }, async () => {
    const { count } = await undisturbed('purge', isAcross);
    await inParallel(oneTo(count), 3, (point) =>
      inScene(isAcross, async (scene) => {
        expect(await scene.child('purge', point)).toBeNull();
        killed += 1;
        const name = `purge, point ${point} of ${count}`;
        expect(await recoverAndCompare(scene, after, name)).toBe('done');
        const purged = await scene.journal().purge(Date.now() + 1_000);
        expect(purged.ok, name).toBe(true);
        const [run = ''] = readdirSync(join(scene.folder, 'runs'));
        const names = readdirSync(join(scene.folder, 'runs', run));
        expect(
          names.filter((each) => each.endsWith('.moved')),
          name,
        ).toEqual([]);
      }),
    );
  });

  test('recovering itself, after a crash early, in the middle and late', {
    timeout: 300_000,
  }, async () => {
    const { count } = await undisturbed('run', isAcross);
    for (const share of [0.4, 0.85]) {
      const first = Math.floor(count * share);
      const crashed = (scene: Scene, point: number | null) =>
        scene.child('run', first).then(() => scene.child('recover', point));
      const second = (await inScene(isAcross, (scene) => crashed(scene, null))) ?? 0;
      await inParallel(oneTo(second), 3, (point) =>
        inScene(isAcross, async (scene) => {
          expect(await crashed(scene, point)).toBeNull();
          killed += 2;
          const name = `recover, point ${point} of ${second} after ${first}`;
          expect(await recoverAndCompare(scene, after, name)).toBe('rolled-back');
        }),
      );
    }
  });
});
