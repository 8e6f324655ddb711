// The journal as a person sees it: their own part and the administrator's part of one run are one entry.
import type { JournalEntry, UndoResult } from '../../../preload/contract/index.ts';
import type { ActionPlan, Hands, Journal, RunOptions } from '../../journal/index.ts';
import { failure, type Outcome, success } from '../../outcome.ts';
import { policyNow, refusedUndo } from '../policy.ts';
import type { UndoOptions } from './changes.ts';
import { type Elevation, runAsRoot, undoAsRoot } from './elevation/elevate.ts';
import type { RootHistory, RootRun } from './elevation/root-history.ts';
import { withoutQuarantine } from './purge.ts';

export interface Sides {
  readonly journal: Journal;
  readonly hands: Hands;
  readonly rootHistory: RootHistory;
  readonly elevation: Elevation;
  /** Where the plan for the administrator is written. */
  readonly folder: string;
  /** Who runs this: root needs nobody else. */
  readonly uid: number;
}

/**
 * A person's own part first: it can be taken back without a password where the administrator's part then fails.
 * With `purge` what goes to quarantine is deleted for good once all of it is done.
 * Problems: those of both journals, and `not-permitted` where no password was given.
 */
export const runBothSides = async (
  sides: Sides,
  plan: ActionPlan,
  options: RunOptions & { readonly purge?: boolean },
): Promise<Outcome<JournalEntry>> => {
  const { journal, hands, rootHistory } = sides;
  const { purge = false } = options;
  const settled = async (entry: JournalEntry): Promise<Outcome<JournalEntry>> =>
    purge ? withoutQuarantine(journal, entry, hands) : success(entry);
  const forRoot = sides.uid === 0 ? [] : plan.actions.filter(({ needsRoot }) => needsRoot);
  if (forRoot.length === 0) {
    const done = await journal.run(plan, hands, options);
    return done.ok ? settled(done.value) : done;
  }
  const actions = plan.actions.filter((action) => !forRoot.includes(action));
  const ours =
    actions.length === 0 ? null : await journal.run({ ...plan, actions }, hands, options);
  if (ours !== null && !ours.ok) return ours;
  const theirs = await runAsRoot(plan, sides.folder, sides.elevation, purge);
  if (!theirs.ok) {
    if (ours === null) return theirs;
    const back = await journal.undo(ours.value.id, hands, { whenChanged: 'refuse' });
    return back.ok ? theirs : back;
  }
  const kept = rootHistory.keep(theirs.value, ours?.value.id ?? null);
  if (!kept.ok) return kept;
  if (ours === null) return success(theirs.value);
  const own = await settled(ours.value);
  return own.ok ? success(joined(own.value, theirs.value)) : own;
};

/** Newest first. */
export const entriesOfBothSides = (sides: Sides): Outcome<readonly JournalEntry[]> => {
  const own = sides.journal.entries();
  if (!own.ok) return own;
  const runs = sides.rootHistory.all();
  const alone = runs.filter(({ partOf }) => partOf === null).map(({ entry }) => entry);
  const together = own.value.map((entry) => {
    const part = partOf(runs, entry.id);
    return part === undefined ? entry : joined(entry, part.entry);
  });
  return success([...together, ...alone].sort((a, b) => b.startedAt.localeCompare(a.startedAt)));
};

export const undoBothSides = async (
  sides: Sides,
  id: string,
  options: UndoOptions,
): Promise<Outcome<UndoResult>> => {
  const { journal, hands, rootHistory } = sides;
  const entries = entriesOfBothSides(sides);
  if (!entries.ok) return entries;
  const wanted = entries.value.find((entry) => entry.id === id);
  const refused = wanted === undefined ? null : refusedUndo(wanted, sides.uid, policyNow());
  if (refused !== null) return failure(refused);
  const runs = rootHistory.all();
  const part = partOf(runs, id);
  const alone = runs.find(({ entry }) => entry.id === id);
  const theirs = part ?? alone;
  if (theirs === undefined || theirs.entry.state === 'undone') return own(sides, id, options);
  if (!concerns(theirs.entry, options)) {
    // Steps of the person's own part need no password.
    const ours = await own(sides, id, options);
    return ours.ok
      ? success({ ...ours.value, entry: joined(ours.value.entry, theirs.entry) })
      : ours;
  }
  const undone = await undoAsRoot(theirs.entry.id, options, sides.elevation);
  if (!undone.ok) return undone;
  const kept = rootHistory.keep(undone.value.entry, theirs.partOf);
  if (!kept.ok) return kept;
  if (part === undefined) return undone;
  const ours = await journal.undo(id, hands, options);
  if (!ours.ok) return failure(ours.problem);
  return success({
    entry: joined(ours.value.entry, undone.value.entry),
    changed: [...undone.value.changed, ...ours.value.changed],
  });
};

const own = async (
  { journal, hands }: Sides,
  id: string,
  options: UndoOptions,
): Promise<Outcome<UndoResult>> => {
  const undone = await journal.undo(id, hands, options);
  return undone.ok
    ? success({ entry: undone.value.entry, changed: [...undone.value.changed] })
    : undone;
};

const concerns = ({ effects }: JournalEntry, { steps }: UndoOptions): boolean =>
  steps === undefined || effects.some(({ step }) => steps.includes(step));

const partOf = (runs: readonly RootRun[], id: string): RootRun | undefined =>
  runs.find((run) => run.partOf === id);

const joined = (ours: JournalEntry, theirs: JournalEntry): JournalEntry => ({
  ...ours,
  endedAt: theirs.endedAt,
  state: ours.state === theirs.state ? ours.state : 'partly-undone',
  effects: [...ours.effects, ...theirs.effects],
  keptUntil: ours.keptUntil ?? theirs.keptUntil,
  interrupted: ours.interrupted ?? theirs.interrupted,
});
