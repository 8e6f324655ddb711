import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Action } from '../../../main/journal/index.ts';
import { away, link, mode, noHands, plan, write } from './actions.ts';
import { pictureOf } from './picture.ts';
import { memoryOrDisk, workshop } from './workshop.ts';

const name = fc
  .oneof(
    fc.constantFrom('a', 'b', 'c', 'ü\n', ' "\''),
    fc.string({ minLength: 1, maxLength: 4, unit: 'binary' }),
  )
  .filter((each) => !/[/\0]|[\ud800-\udfff]/.test(each) && each !== '.' && each !== '..');
const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));
const content = fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes));
const bits = fc.integer({ min: 0, max: 0o7777 });

const entry = fc.oneof(
  fc.record({ kind: fc.constant('file'), path, content, bits }),
  fc.record({ kind: fc.constant('link'), path, target: name }),
  fc.record({ kind: fc.constant('folder'), path, bits }),
  fc.record({ kind: fc.constant('second name'), path, other: path }),
);
type Entry = typeof entry extends fc.Arbitrary<infer E> ? E : never;

const wish = fc.oneof(
  fc.record({ kind: fc.constant('write'), path, content, bits }),
  fc.record({ kind: fc.constant('link'), path, target: name }),
  fc.record({ kind: fc.constant('away'), path }),
  fc.record({ kind: fc.constant('mode'), path, bits }),
);
type Wish = typeof wish extends fc.Arbitrary<infer W> ? W : never;

/** Makes what can be made of it: where something else stands in the way, it is left out. */
const make = (root: string, made: Entry): void => {
  const place = join(root, made.path);
  try {
    mkdirSync(dirname(place), { recursive: true });
    if (made.kind === 'file') writeFileSync(place, made.content, { flag: 'wx' });
    if (made.kind === 'link') symlinkSync(made.target, place);
    if (made.kind === 'folder') mkdirSync(place, { recursive: true });
    if (made.kind === 'second name') linkSync(join(root, made.other), place);
    if (made.kind === 'file' || made.kind === 'folder') {
      chmodSync(place, made.bits);
      utimesSync(place, 1, 1_600_000_000.123);
    }
  } catch {
    // A file where a folder is needed, a folder where a file is needed, or nothing to link to.
  }
};

/** Only what is sensible now, with what is expected now: each wish becomes an action just before its plan is made. */
const actionFor = (root: string, wanted: Wish): Action | null => {
  const place = join(root, wanted.path);
  const there = existing(root, wanted.path);
  if (there === 'behind something') return null;
  if (wanted.kind === 'away') return there === null ? null : away(place);
  if (wanted.kind === 'mode')
    return there === null || there.isSymbolicLink() ? null : mode(place, wanted.bits);
  if (there?.isDirectory()) return null;
  return wanted.kind === 'write'
    ? write(place, wanted.content, { mode: wanted.bits })
    : link(place, wanted.target);
};

/** Links on the way are refused, and a file is no folder. */
const existing = (root: string, wanted: string) => {
  const folders = wanted.split('/').slice(0, -1);
  for (let depth = 1; depth <= folders.length; depth += 1) {
    const there = lstatSync(join(root, ...folders.slice(0, depth)), { throwIfNoEntry: false });
    if (there && !there.isDirectory()) return 'behind something' as const;
  }
  return lstatSync(join(root, wanted), { throwIfNoEntry: false }) ?? null;
};

/** At most one action a path or below it: what a plan expects is what stands there when it is made. */
const apart = (actions: readonly Action[]): Action[] => {
  const chosen: Action[] = [];
  for (const action of actions) {
    const own = pathOf(action);
    const isFree = chosen.map(pathOf).every((its) => {
      return own !== its && !own.startsWith(`${its}/`) && !its.startsWith(`${own}/`);
    });
    if (isFree) chosen.push(action);
  }
  return chosen;
};

const pathOf = (action: Action): string => ('path' in action ? action.path : '');

test('any plan on any tree is done and undone to the identical tree; a plan that is refused changes nothing', async () => {
  let done = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(entry, { maxLength: 12 }),
      fc.array(wish, { minLength: 1, maxLength: 8 }),
      async (entries, wishes) => {
        const { root, journal } = workshop({ below: memoryOrDisk });
        for (const each of entries) make(root, each);
        const actions = apart(
          wishes.map((each) => actionFor(root, each)).filter((each) => each !== null),
        );
        const before = pictureOf(root);
        const outcome = await journal.run(plan(...actions), noHands);
        if (outcome.ok) {
          done += actions.length;
          if (actions.length === 0) return;
          const undone = await journal.undo(outcome.value.id, noHands, { whenChanged: 'refuse' });
          expect(undone).toMatchObject({
            ok: true,
            value: { changed: [], entry: { state: 'undone' } },
          });
        }
        expect(pictureOf(root)).toBe(before);
      },
    ),
    { numRuns: 150 },
  );
  expect(done).toBeGreaterThan(150);
}, 120_000);
