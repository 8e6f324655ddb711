// The journal on a disk: one folder, in it one folder a run, and one program at a time that changes anything.
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../../preload/contract/index.ts';
import type { Outcome } from '../outcome.ts';
import { type Disk, type HeldFolder, holdFolder, realDisk } from '../platform/files/index.ts';
import type { Workplace } from './effects/index.ts';
import type { Journal, Overdue } from './journal.ts';
import { takeLock } from './lock.ts';
import { placesBelow } from './places.ts';
import { attempt, attemptNow, refuse } from './refusal.ts';
import { isDueAt, isOverAt, keepsSomething, purgeRun } from './runs/purge-run.ts';
import { recoverRuns } from './runs/recover-runs.ts';
import { openRun, runIds } from './runs/run-folder.ts';
import { entryOf, historyNow, historyOf } from './runs/run-history.ts';
import { runPlan } from './runs/run-plan.ts';
import { undoRun } from './runs/undo-run.ts';

export interface JournalOptions {
  /** The journal's own folder; made with mode 0700 where it is not there. */
  readonly folder: string;
  /** Absolute: only what lies below one of these is ever changed. */
  readonly roots: readonly string[];
  /** Days until what was quarantined may be purged; told with each entry. */
  readonly keepDays: number;
  /** Epoch milliseconds. */
  readonly clock?: () => number;
  readonly disk?: Disk;
}

/** Problems: `not-permitted`, `not-found` (a root that is missing), `storage`. */
export const openJournal = (options: JournalOptions): Outcome<Journal> =>
  attemptNow(options.folder, () => {
    const { keepDays, clock = Date.now, disk = realDisk } = options;
    const folder = ownFolder(options.folder);
    return journalAt(folder, keepDays, {
      disk,
      clock,
      places: placesBelow(options.roots, folder),
    });
  });

const runsName = 'runs';

const ownFolder = (asked: string): string => {
  mkdirSync(asked, { recursive: true, mode: 0o700 });
  const folder = realpathSync(asked);
  const { uid, mode } = statSync(folder);
  if (process.getuid !== undefined && uid !== process.getuid())
    refuse(
      'not-permitted',
      asked,
      `${asked} belongs to another user.`,
      'Run as the user whom it belongs to.',
    );
  if ((mode & 0o7777) !== 0o700) chmodSync(folder, 0o700);
  mkdirSync(join(folder, runsName), { recursive: true, mode: 0o700 });
  return folder;
};

const journalAt = (folder: string, keepDays: number, bench: Omit<Workplace, 'run'>): Journal => {
  const { disk, clock } = bench;
  const withRuns = <T>(work: (runs: HeldFolder) => T): T => {
    const runs = holdFolder(folder, join(folder, runsName));
    try {
      return work(runs);
    } finally {
      runs.release();
    }
  };
  /** Alone: everything that changes anything goes through here. */
  const alone = async <T>(work: (runs: HeldFolder) => Promise<T>): Promise<T> => {
    const own = holdFolder(folder, folder);
    try {
      const release = takeLock(disk, own);
      try {
        const runs = holdFolder(folder, join(folder, runsName));
        try {
          return await work(runs);
        } finally {
          runs.release();
        }
      } finally {
        release();
      }
    } finally {
      own.release();
    }
  };
  const withRun = async <T>(
    runs: HeldFolder,
    id: string,
    work: (at: Workplace) => Promise<T> | T,
  ): Promise<T> => {
    const run = openRun(disk, runs, known(runs, id));
    try {
      if (run.damage !== null) refuse('invalid-data', id, run.damage, damageAdvice(folder, id));
      return await work({ ...bench, run });
    } finally {
      run.release();
    }
  };
  return {
    run: async (plan, hands, runOptions = {}) => {
      const id = runId(clock());
      const outcome = await attempt(plan.id, () =>
        alone((runs) => runPlan(bench, runs, id, plan, hands, runOptions, keepDays)),
      );
      return outcome.ok ? outcome.value : outcome;
    },
    markVerified: (entry, steps) =>
      attemptNow(entry, () => {
        const own = holdFolder(folder, folder);
        try {
          const release = takeLock(disk, own);
          try {
            return withRuns((runs) =>
              markVerified(bench, runs, known(runs, entry), steps, keepDays),
            );
          } finally {
            release();
          }
        } finally {
          own.release();
        }
      }),
    undo: (entry, hands, undoOptions) =>
      attempt(entry, () =>
        alone((runs) => withRun(runs, entry, (at) => undoRun(at, hands, undoOptions, keepDays))),
      ),
    recover: (hands) =>
      attempt(folder, () => alone((runs) => recoverRuns(bench, runs, hands, keepDays))),
    entries: () =>
      attemptNow(folder, () =>
        withRuns((runs) =>
          [...runIds(runs)].reverse().flatMap((id) => {
            const read = attemptNow(id, () => linesOf(disk, runs, id));
            const history = read.ok ? historyOf(read.value.lines) : null;
            return history === null ? [] : [entryOf(history, keepDays)];
          }),
        ),
      ),
    damaged: () =>
      attemptNow(folder, () =>
        withRuns((runs) =>
          runIds(runs).flatMap((id): readonly Problem[] => {
            const read = attemptNow(id, () => linesOf(disk, runs, id));
            if (!read.ok) return [read.problem];
            if (read.value.damage === null) return [];
            const advice = damageAdvice(folder, id);
            return [{ kind: 'invalid-data', subject: id, message: read.value.damage, advice }];
          }),
        ),
      ),
    purge: (beforeMs, hands = {}) =>
      attempt(folder, () =>
        alone(async (runs) => {
          let bytes = 0;
          const left: Problem[] = [];
          for (const id of dueRuns(disk, runs, beforeMs)) {
            const where = join(folder, runsName, id);
            const freed = await attempt(where, () =>
              withRun(runs, id, (at) => purgeRun(at, hands)),
            );
            if (freed.ok) bytes += freed.value;
            else left.push(freed.problem);
          }
          return { bytes, left };
        }),
      ),
    overdue: (beforeMs) =>
      attemptNow(folder, () =>
        withRuns((runs) =>
          dueRuns(disk, runs, beforeMs).flatMap((id): readonly Overdue[] => {
            const run = openRun(disk, runs, id);
            try {
              if (!keepsSomething(run.folder)) return [];
              return [{ entry: id, folder: join(folder, runsName, id) }];
            } finally {
              run.release();
            }
          }),
        ),
      ),
    purgeRun: (entry, hands = {}) =>
      attempt(entry, () =>
        alone((runs) =>
          withRun(runs, entry, (at) => {
            if (!isOverAt(historyNow(at.run), Number.POSITIVE_INFINITY))
              refuse(
                'conflict',
                entry,
                'This change is not over, or its quarantine is empty.',
                'See the list of changes.',
              );
            return purgeRun(at, hands);
          }),
        ),
      ),
  };
};

const known = (runs: HeldFolder, id: string): string =>
  runIds(runs).find((each) => each === id) ??
  refuse('not-found', id, 'There is no such change in the journal.', 'See the list of changes.');

/** Those whose record can be read: of the others nothing is deleted. */
const dueRuns = (disk: Disk, runs: HeldFolder, beforeMs: number): readonly string[] =>
  runIds(runs).filter((id) => {
    const read = attemptNow(id, () => linesOf(disk, runs, id));
    const history = read.ok && read.value.damage === null ? historyOf(read.value.lines) : null;
    return history !== null && isDueAt(history, beforeMs);
  });

const linesOf = (disk: Disk, runs: HeldFolder, id: string) => {
  const { lines, damage, release } = openRun(disk, runs, id);
  release();
  return { lines, damage };
};

const markVerified = (
  { disk, clock }: Omit<Workplace, 'run'>,
  runs: HeldFolder,
  id: string,
  steps: readonly string[],
  keepDays: number,
) => {
  const run = openRun(disk, runs, id);
  try {
    if (run.damage !== null) refuse('invalid-data', id, run.damage, 'Look at its record by hand.');
    for (const { index, action, state } of historyNow(run).actions)
      if (state === 'done' && steps.includes(action.step))
        run.note({ type: 'action', action: index, state: 'verified', atMs: clock() });
    return entryOf(historyNow(run), keepDays);
  } finally {
    run.release();
  }
};

const damageAdvice = (folder: string, id: string): string =>
  `What it kept is still in ${join(folder, runsName, id)}: take from there what you need.`;

/** Sorts by time. */
const runId = (ms: number): string =>
  `${new Date(ms).toISOString().replace(/[-:.]/g, '')}-${randomBytes(4).toString('hex')}`;
