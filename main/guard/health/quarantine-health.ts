// Whether what was kept long enough is gone: what stands in the way of deleting it stands in the way of nothing else.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Health, Problem } from '../../../preload/contract/index.ts';
import { type Overdue, openJournal } from '../../journal/index.ts';

/** Until the guard deletes what it has put in quarantine, days. */
export const keptForDays = 30;
export const dayMs = 86_400_000;

export const journalFolder = (folder: string): string => join(folder, 'journal');

/** `left`: why the last try did not delete all; null where nothing is overdue. */
export const quarantineHealth = (
  overdue: readonly Overdue[],
  left: readonly Problem[],
): Health | null => {
  const [first] = overdue;
  if (first === undefined) return null;
  const { folder } = first;
  const reason = left.find(({ subject }) => subject === folder);
  return {
    part: 'quarantine',
    state: 'limited',
    detail:
      reason === undefined
        ? `What was put in quarantine in ${folder} was to be deleted by now, and is still there.`
        : `What was put in quarantine in ${folder} was to be deleted by now, and is still there: ${reason.message}`,
    advice:
      reason?.advice ??
      'Start Callwarden once: it tries again, and says what stands in the way. Everything else works.',
  };
};

/** As the disk says it, without trying again; null as well where there is no journal that can be read. */
export const quarantineNow = (folder: string, nowMs = Date.now()): Health | null => {
  if (!existsSync(journalFolder(folder))) return null;
  const journal = openJournal({
    folder: journalFolder(folder),
    roots: [],
    keepDays: keptForDays,
  });
  if (!journal.ok) return null;
  const overdue = journal.value.overdue(nowMs - keptForDays * dayMs);
  return overdue.ok ? quarantineHealth(overdue.value, []) : null;
};
