// Does a plan: everything checked first, each action's inverse on the disk before it starts, all of it or nothing.
import type { EffectState, JournalEntry, Problem } from '../../../preload/contract/index.ts';
import { failure, type Outcome, success } from '../../outcome.ts';
import { type HeldFolder, look } from '../../platform/files/index.ts';
import type { Action } from '../action.ts';
import {
  apply,
  checkEntry,
  checkExpected,
  checkRegistry,
  folderTime,
  placeName,
  prepare,
  type Workplace,
} from '../effects/index.ts';
import type { Hands, RunOptions } from '../journal.ts';
import type { Places } from '../places.ts';
import type { ActionPlan } from '../plan.ts';
import { attempt, problemOf, Refusal, refuse } from '../refusal.ts';
import { recorded } from './recorded.ts';
import { createRun, tidy } from './run-folder.ts';
import { entryOf, historyNow } from './run-history.ts';
import { rollBack } from './take-back.ts';

/** Throws a refusal where anything is not as the plan expects it, or may not be changed; changes nothing. */
export const checkPlan = (places: Places, plan: ActionPlan, hands: Hands): void => {
  const touched: string[] = [];
  for (const action of plan.actions) {
    if (action.kind === 'set-registry') {
      const place = placeName(action.change);
      if (!touched.includes(place)) checkRegistry(action.change, hands);
      touched.push(place);
    }
    if (!('path' in action)) continue;
    const { path } = action;
    // What an earlier action leaves there is checked when its turn comes.
    const isTouched = touched.some((earlier) => path === earlier || path.startsWith(`${earlier}/`));
    touched.push(path);
    try {
      checkAt(places, action, isTouched);
    } catch (thrown) {
      throw new Refusal(problemOf(path, thrown));
    }
  }
};

type OnPath = Extract<Action, { readonly path: string }>;

const checkAt = (places: Places, action: OnPath, isTouched: boolean): void => {
  const place = places.hold(action.path);
  try {
    if (action.kind === 'quarantine') places.refuseToMove(action.path);
    if (!isTouched && action.kind === 'take-entry') checkEntry(places, action);
    if (!isTouched) checkAction(action, place.missing.length > 0 ? null : place.folder, place.name);
  } finally {
    place.folder.release();
  }
};

const checkAction = (action: OnPath, folder: HeldFolder | null, name: string): void => {
  if (action.kind === 'take-entry') return;
  if (action.kind !== 'set-mode') {
    checkExpected(action.path, action.expected, folder, name);
    return;
  }
  const there = folder === null ? null : look(folder, name);
  if (there !== null && Number(there.mode & 0o7777n) === action.expectedMode) return;
  refuse(
    'conflict',
    action.path,
    `${action.path} is no longer as it was when the plan was made.`,
    'Look again, and make the plan anew.',
  );
};

/** The run's folder is made here; on any failure what was done is taken back, and the failure is given. */
export const runPlan = async (
  bench: Omit<Workplace, 'run'>,
  runs: HeldFolder,
  id: string,
  plan: ActionPlan,
  hands: Hands,
  options: RunOptions,
  keepDays: number,
): Promise<Outcome<JournalEntry>> => {
  checkPlan(bench.places, plan, hands);
  const run = createRun(bench.disk, runs, id, {
    type: 'plan',
    version: 1,
    id,
    purpose: plan.purpose,
    client: plan.client,
    actions: plan.actions.map(recorded),
    atMs: bench.clock(),
  });
  const at: Workplace = { ...bench, run };
  const tell = (action: number, state: EffectState, problem: Problem | null = null): void =>
    options.onProgress?.({ entry: id, action, of: plan.actions.length, state, problem });
  try {
    for (const [index, action] of plan.actions.entries()) {
      const problem = options.signal?.aborted
        ? stopped(action.sentence)
        : await doAction(at, index, action, hands, tell);
      if (problem === null) continue;
      const stays = await rollBack(at, historyNow(run), hands);
      for (const { index: each, state } of historyNow(run).actions)
        if (state === 'undone') tell(each, state);
      return failure(stays.length === 0 ? problem : withWhatStays(problem, stays));
    }
    await tidy(at.disk, run, true);
    run.note({ type: 'run', state: 'done', atMs: at.clock() });
    return success(entryOf(historyNow(run), keepDays));
  } finally {
    run.release();
  }
};

const doAction = async (
  at: Workplace,
  index: number,
  action: Action,
  hands: Hands,
  tell: (action: number, state: EffectState, problem?: Problem) => void,
): Promise<Problem | null> => {
  const subject = 'path' in action ? action.path : action.sentence;
  const line = () => ({ type: 'action', action: index, atMs: at.clock() }) as const;
  const outcome = await attempt(subject, async () => {
    const facts = prepare(at, index, action);
    at.run.note({ ...line(), state: 'started', facts });
    tell(index, 'started');
    await apply(at, index, action, facts, hands);
    const time = facts === null ? null : folderTime(at, facts);
    const folderMtimeNs = time === null ? null : String(time);
    at.run.note({ ...line(), state: 'done', folderMtimeNs });
    tell(index, 'done');
  });
  if (outcome.ok) return null;
  at.run.note({ ...line(), state: 'failed', problem: outcome.problem });
  tell(index, 'failed', outcome.problem);
  return outcome.problem;
};

const stopped = (subject: string): Problem => ({
  kind: 'conflict',
  subject,
  message: 'You stopped it, and what had been done was taken back.',
  advice: 'Start it again whenever you like.',
});

const withWhatStays = (problem: Problem, stays: readonly Problem[]): Problem => ({
  ...problem,
  message: `${problem.message} Not all of what had been done could be taken back: ${stays.map(({ message }) => message).join(' ')}`,
});
