// After a crash. The rule: a run whose every action was done is completed; any other is rolled back, and an undo
// or a deletion that had begun is finished, for a person had asked for it.
import type { HeldFolder } from '../../platform/files/index.ts';
import type { Workplace } from '../effects/index.ts';
import type { Hands, Recovery } from '../journal.ts';
import { problemOf } from '../refusal.ts';
import { finishPurge } from './purge-run.ts';
import { deleteUnfinished, openRun, runIds, tidy } from './run-folder.ts';
import { historyNow } from './run-history.ts';
import { rollBack } from './take-back.ts';
import { finishUndo } from './undo-run.ts';

export const recoverRuns = async (
  bench: Omit<Workplace, 'run'>,
  runs: HeldFolder,
  hands: Hands,
  keepDays: number,
): Promise<readonly Recovery[]> => {
  await deleteUnfinished(bench.disk, runs);
  const recovered: Recovery[] = [];
  // Newest first: a later run may stand on what an earlier one did.
  for (const id of [...runIds(runs)].reverse()) {
    try {
      const recovery = await recoverRun(bench, runs, id, hands, keepDays);
      if (recovery !== null) recovered.push({ entry: id, ...recovery });
    } catch (thrown) {
      const { message, advice } = problemOf(id, thrown);
      recovered.push({ entry: id, outcome: 'needs-a-person', sentence: `${message} ${advice}` });
    }
  }
  return recovered;
};

type Result = Omit<Recovery, 'entry'>;

const recoverRun = async (
  bench: Omit<Workplace, 'run'>,
  runs: HeldFolder,
  id: string,
  hands: Hands,
  keepDays: number,
): Promise<Result | null> => {
  const run = openRun(bench.disk, runs, id);
  try {
    const at: Workplace = { ...bench, run };
    if (run.damage !== null)
      return { outcome: 'needs-a-person', sentence: `${run.damage} Nothing of it was touched.` };
    const history = historyNow(run);
    if (history.underWay !== null && !history.isInterruptionNoted)
      run.note({ type: 'run', state: 'interrupted', atMs: at.clock() });
    const when = new Date(history.startedAtMs).toISOString();
    return await ((): Promise<Result> | null => {
      switch (history.underWay) {
        case 'running':
          return history.actions.every(({ state }) => state === 'done')
            ? complete(at, when)
            : takeAllBack(at, hands, when);
        case 'rolling-back':
          return takeAllBack(at, hands, when);
        case 'undoing':
          return goOnUndoing(at, hands, keepDays, when);
        case 'purging':
          return goOnPurging(at, when);
        case null:
          return null;
      }
    })();
  } finally {
    run.release();
  }
};

const complete = async (at: Workplace, when: string): Promise<Result> => {
  await tidy(at.disk, at.run, true);
  at.run.note({ type: 'run', state: 'done', atMs: at.clock() });
  const sentence = `The change of ${when} was interrupted when all of it had been done; it holds.`;
  return { outcome: 'completed', sentence };
};

const takeAllBack = async (at: Workplace, hands: Hands, when: string): Promise<Result> => {
  const [first] = await rollBack(at, historyNow(at.run), hands);
  if (first === undefined) {
    const sentence = `The change of ${when} was interrupted; what had been done was taken back.`;
    return { outcome: 'rolled-back', sentence };
  }
  const sentence = `The change of ${when} was interrupted, and not all could be taken back: ${first.message} ${first.advice}`;
  return { outcome: 'needs-a-person', sentence };
};

const goOnUndoing = async (
  at: Workplace,
  hands: Hands,
  keepDays: number,
  when: string,
): Promise<Result> => {
  await finishUndo(at, hands, keepDays);
  const sentence = `Undoing the change of ${when} was interrupted; it is finished now.`;
  return { outcome: 'completed', sentence };
};

const goOnPurging = async (at: Workplace, when: string): Promise<Result> => {
  await finishPurge(at);
  const sentence = `Deleting what the change of ${when} had put in quarantine was interrupted; it is finished now.`;
  return { outcome: 'completed', sentence };
};
