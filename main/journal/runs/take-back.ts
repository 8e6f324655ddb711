// Takes one action back, and notes each step of it: what undoing, rolling back and recovering have in common.
import type { Problem } from '../../../preload/contract/index.ts';
import {
  folderTime,
  placeName,
  restoreFolderTime,
  revert,
  standingOf,
  type Workplace,
} from '../effects/index.ts';
import type { Hands } from '../journal.ts';
import { problemOf } from '../refusal.ts';
import { tidy } from './run-folder.ts';
import type { ActionHistory, RunHistory } from './run-history.ts';

/** Why an action cannot be taken back by anybody; null where it can. */
export const irreversible = ({ action }: ActionHistory): string | null => {
  if (action.kind === 'run-command' && 'none' in action.inverse) return action.inverse.none;
  if (action.kind === 'end-processes') return 'What was ended does not start again by itself.';
  return null;
};

/**
 * Takes an action back. null: done, or nothing to do. A problem: it stays as it is, and why. What somebody changed
 * since is kept, or replaced (a copy of theirs is kept with the run). Throws only where the record cannot be written.
 */
export const takeBack = async (
  at: Workplace,
  history: ActionHistory,
  hands: Hands,
  theirs: 'keep' | 'replace',
): Promise<Problem | null> => {
  const { index, action, facts } = history;
  if (!history.stands || action.kind === 'end-processes') return null;
  const line = () => ({ type: 'action', action: index, atMs: at.clock() }) as const;
  const subject = subjectOf(action);
  const stays = (problem: Problem): Problem => {
    at.run.note({ ...line(), state: 'stays', problem });
    return problem;
  };
  const reason = irreversible(history);
  if (reason !== null) return stays(forGood(subject, reason));
  try {
    const standing = await standingOf(at, history, hands);
    if (standing === 'gone')
      return stays(forGood(subject, `${subject} was deleted for good, as its time was over.`));
    const isKept = standing === 'theirs' && theirs === 'keep';
    const restoresTime =
      history.restoresTime ??
      (!isKept &&
        facts !== null &&
        (history.folderMtimeNs === null || folderTime(at, facts) === history.folderMtimeNs));
    if (history.restoresTime === null) at.run.note({ ...line(), state: 'undoing', restoresTime });
    await revert(at, history, hands, theirs);
    // An action that failed because somebody was quicker has left nothing of its own there.
    if (isKept && history.state !== 'failed') return stays(changedSince(subject));
    if (restoresTime && facts !== null) await restoreFolderTime(at, facts);
  } catch (thrown) {
    // A command that failed may have done half of its work; that its inverse fails too says nothing new.
    const isNothingNew = action.kind === 'run-command' && history.state === 'failed';
    if (!isNothingNew) return stays(problemOf(subject, thrown));
  }
  at.run.note({ ...line(), state: 'undone' });
  return null;
};

/** Takes back whatever stands of a run, last action first; gives what stays, and why. */
export const rollBack = async (
  at: Workplace,
  history: RunHistory,
  hands: Hands,
): Promise<readonly Problem[]> => {
  if (history.underWay !== 'rolling-back')
    at.run.note({ type: 'run', state: 'rolling-back', atMs: at.clock() });
  const stays: Problem[] = [];
  for (const action of [...history.actions].reverse()) {
    const problem = await takeBack(at, action, hands, 'keep');
    if (problem !== null) stays.push(problem);
  }
  await tidy(at.disk, at.run, stays.length > 0);
  at.run.note({ type: 'run', state: 'rolled-back', atMs: at.clock() });
  return stays;
};

const subjectOf = (action: ActionHistory['action']): string => {
  if (action.kind === 'set-registry') return placeName(action.change);
  if (action.kind === 'set-aside-key') return action.item.label;
  return 'path' in action ? action.path : action.sentence;
};

const forGood = (subject: string, reason: string): Problem => ({
  kind: 'unavailable',
  subject,
  message: `It cannot be undone: ${reason}`,
  advice: 'Put it right by hand if you need it back.',
});

const changedSince = (subject: string): Problem => ({
  kind: 'conflict',
  subject,
  message: `${subject} was changed by somebody since, and stays as it is.`,
  advice: 'Look at the difference, then keep theirs or restore the earlier state.',
});
