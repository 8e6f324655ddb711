// A change in whose middle Callwarden was killed is told once on the next start, and stays with the past changes.
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { assemble } from '../../../main/guard/assemble.ts';
import { openChanges } from '../../../main/guard/changes/open-changes.ts';
import { tellInterruptions } from '../../../main/guard/changes/relapses/interruptions.ts';
import { openStore, type Store } from '../../../main/store/index.ts';
import { type Alert, alertSchema, journalEntrySchema } from '../../../preload/contract/index.ts';
import { type OwnFolder, ownFolder } from '../../rigs/own-folder.ts';
import { noHands } from '../../unit/journal/actions.ts';
import { notGerman } from '../../unit/sentences/not-german.ts';
import { bundleChild, makeScene, type Phase, type Scene } from '../journal/killing.ts';

let folder: OwnFolder;
let program: string;
beforeAll(async () => {
  folder = ownFolder('interruptions');
  program = await bundleChild(folder.path);
});
afterAll(() => folder.remove());

const killed = async (phase: Phase, point: number): Promise<Scene> => {
  const scene = makeScene(program, false);
  onTestFinished(() => scene.remove());
  expect(await scene.child(phase, point)).toBeNull();
  return scene;
};

const countOf = async (phase: Phase): Promise<number> => {
  const scene = makeScene(program, false);
  onTestFinished(() => scene.remove());
  return (await scene.child(phase, null)) ?? 0;
};

const storeIn = (place: string): Store => {
  const store = openStore({ file: join(place, 'store.db') });
  if (!store.ok) throw new Error(store.problem.message);
  return store.value;
};

/** As the guard starts: what it tells, and what the past changes hold. */
const start = async ({ root, folder: journal }: Scene) => {
  const assembly = await assemble();
  if (!assembly.ok) throw new Error(assembly.problem.message);
  const place = dirname(journal);
  const store = storeIn(place);
  const opened = await openChanges({
    ...assembly.value,
    paths: { root, home: join(root, 'home') },
    folder: place,
    store,
    live: null,
  });
  if (!opened.ok) throw new Error(opened.problem.message);
  const { changes, recovered } = opened.value;
  const entries = changes.entries();
  if (!entries.ok) throw new Error(entries.problem.message);
  const alerts: Alert[] = [];
  tellInterruptions({
    entries: entries.value,
    recovered,
    nameOf: () => 'Zoom',
    store,
    raise: (raised) => alerts.push(...raised),
  });
  store.close();
  return { alerts, entries: entries.value.map((entry) => journalEntrySchema.parse(entry)) };
};

it.each([
  ['run', 'in the middle', 'rolled-back', 'changing', 'taken it back'],
  ['run', 'before it says that it is over', 'done', 'changing', 'it holds'],
  ['undo', 'in the middle', 'undone', 'undoing', 'gone on with that'],
  ['purge', 'in the middle', 'done', 'deleting', 'finished that'],
] as const)('%s, killed %s: %s', async (phase, when, state, during, said) => {
  const count = await countOf(phase);
  const scene = await killed(phase, when === 'in the middle' ? Math.ceil(count / 2) : count - 2);
  const { alerts, entries } = await start(scene);
  expect(entries).toMatchObject([{ state, interrupted: { during } }]);
  expect(alerts).toMatchObject([
    { rule: 'change-interrupted', client: 'zoom', application: 'Zoom' },
  ]);
  const [alert] = alerts.map((each) => alertSchema.parse(each));
  expect(alert?.evidence[0]).toContain(said);
  expect(notGerman(alert?.evidence.slice(0, 1) ?? [])).toEqual([]);

  const again = await start(scene);
  expect(again.alerts).toEqual([]);
  expect(again.entries).toEqual(entries);
});

it('is told on screen although a command had put it right before', async () => {
  const scene = await killed('run', 20);
  expect((await scene.journal().recover(noHands)).ok).toBe(true);
  expect((await start(scene)).alerts).toMatchObject([{ rule: 'change-interrupted' }]);
});

it('says nothing where nothing was interrupted', async () => {
  const scene = makeScene(program, false);
  onTestFinished(() => scene.remove());
  await scene.child('run', null);
  const { alerts, entries } = await start(scene);
  expect(alerts).toEqual([]);
  expect(entries).toMatchObject([{ interrupted: null }]);
});
