// The only deletion for good that there is: what was in quarantine longer than it is kept.
import {
  deleteTree,
  type Freed,
  type HeldFolder,
  namesIn,
  syncFolder,
} from '../../platform/files/index.ts';
import { discardAside, type Workplace } from '../effects/index.ts';
import type { Hands } from '../journal.ts';
import { historyNow, type RunHistory } from './run-history.ts';

/** What somebody left there and we replaced on their wish is kept as long as what was quarantined. */
const isKeptForATime = (name: string): boolean => /^\d+\.(moved|copy|theirs)$/.test(name);

export const isOverAt = (
  { underWay, endedAtMs, purgedAtMs }: RunHistory,
  beforeMs: number,
): boolean =>
  underWay === null && purgedAtMs === null && endedAtMs !== null && endedAtMs < beforeMs;

/** A deletion that something stood in the way of is as overdue as one that has not begun. */
export const isDueAt = (history: RunHistory, beforeMs: number): boolean =>
  history.underWay === 'purging' || isOverAt(history, beforeMs);

export const keepsSomething = (folder: HeldFolder): boolean =>
  namesIn(folder).some((name) => isKeptForATime(name.toString()));

/**
 * Gives the bytes that were freed; 0, and no note, where there was nothing. Keys that were set aside go first: throws
 * where their keyring cannot be reached, and then nothing is gone.
 */
export const purgeRun = async (at: Workplace, hands: Pick<Hands, 'keyring'>): Promise<number> => {
  if (historyNow(at.run).underWay === 'purging') return finishPurge(at);
  const keys = historyNow(at.run).actions.flatMap(({ index, action, stands }) =>
    stands && action.kind === 'set-aside-key' ? [{ index, item: action.item }] : [],
  );
  for (const { index, item } of keys) await discardAside(at, index, item, hands);
  if (!keepsSomething(at.run.folder) && keys.length === 0) return 0;
  at.run.note({ type: 'run', state: 'purging', atMs: at.clock() });
  return finishPurge(at);
};

export const finishPurge = async (at: Workplace): Promise<number> => {
  const freed: Freed = { bytes: 0 };
  for (const name of namesIn(at.run.folder))
    if (isKeptForATime(name.toString())) await deleteTree(at.disk, at.run.folder, name, freed);
  syncFolder(at.disk, at.run.folder);
  at.run.note({ type: 'run', state: 'purged', atMs: at.clock() });
  return freed.bytes;
};
