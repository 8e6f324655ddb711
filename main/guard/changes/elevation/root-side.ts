// The administrator's side, opened: its own journal over the whole machine, and nothing else.
import { dirname } from 'node:path';
import type { JournalEntry, UndoResult } from '../../../../preload/contract/index.ts';
import { openJournal } from '../../../journal/index.ts';
import { failure, type Outcome, success } from '../../../outcome.ts';
import { currentPlatform } from '../../../platform/index.ts';
import { policyNow, refusedUndo } from '../../policy.ts';
import type { UndoOptions } from '../changes.ts';
import { handsOf } from '../hands.ts';
import { withoutQuarantine } from '../purge.ts';
import { rootJournalFolder, runPlanFile } from './as-root.ts';
import { uidOfAsker } from './mac-asker.ts';

export interface RootSide {
  /** With `purge` nothing of what goes to quarantine is kept. */
  apply(planFile: string, sha256: string, purge: boolean): Promise<Outcome<JournalEntry>>;
  undo(entry: string, options: UndoOptions): Promise<Outcome<UndoResult>>;
}

const keptForDays = 30;
const dayMs = 86_400_000;

/** `not-permitted` for anybody but root. */
export const openRootSide = async (): Promise<Outcome<RootSide>> => {
  if (process.getuid?.() !== 0)
    return failure({
      kind: 'not-permitted',
      subject: 'elevated',
      message: 'Only the administrator does this part.',
      advice: 'Use callwarden lockdown or callwarden remove: they ask for the password.',
    });
  const platform = currentPlatform();
  if (!platform.ok) return platform;
  const journal = openJournal({ folder: rootJournalFolder, roots: ['/'], keepDays: keptForDays });
  if (!journal.ok) return journal;
  const hands = handsOf(platform.value, null);
  const recovered = await journal.value.recover(hands);
  if (!recovered.ok) return recovered;
  const purged = await journal.value.purge(Date.now() - keptForDays * dayMs);
  if (!purged.ok) return purged;
  return success({
    // Beside the plan, in the person's own folder, they say whether a block does well.
    apply: async (planFile, sha256, purge) => {
      const theirHands = handsOf(platform.value, dirname(planFile));
      const done = await runPlanFile(planFile, sha256, journal.value, theirHands);
      return done.ok && purge ? withoutQuarantine(journal.value, done.value, theirHands) : done;
    },
    undo: async (entry, options) => {
      const entries = journal.value.entries();
      if (!entries.ok) return entries;
      const wanted = entries.value.find(({ id }) => id === entry);
      // Whoever asks with the administrator's password is a user all the same.
      const asker = uidOfAsker(process.env);
      const refused = wanted === undefined ? null : refusedUndo(wanted, asker, policyNow());
      if (refused !== null) return failure(refused);
      const undone = await journal.value.undo(entry, hands, options);
      if (!undone.ok) return undone;
      return success({ entry: undone.value.entry, changed: [...undone.value.changed] });
    },
  });
};
