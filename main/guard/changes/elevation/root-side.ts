// The administrator's side, opened: its own journal over the whole machine, and nothing else.
import { dirname, join, parse } from 'node:path';
import type { JournalEntry, Problem, UndoResult } from '../../../../preload/contract/index.ts';
import { type Action, openJournal } from '../../../journal/index.ts';
import { failure, type Outcome, success } from '../../../outcome.ts';
import type { Administrator, Platform } from '../../../platform/port/index.ts';
import { dayMs, keptForDays } from '../../health/quarantine-health.ts';
import { policyNow, refusedUndo } from '../../policy.ts';
import type { UndoOptions } from '../changes.ts';
import { handsOf } from '../hands.ts';
import { withoutQuarantine } from '../purge.ts';
import { refusedAction } from './allowed.ts';
import { refusedOnWindows } from './allowed-on-windows.ts';
import { rootJournalFolder, runPlanFile } from './as-root.ts';
import { untrustedBySystem } from './elevate.ts';
import { lookForAdministrator } from './found-here.ts';
import { uidOfAsker } from './mac-asker.ts';
import { thisProgram } from './this-program.ts';

export interface RootSide {
  /** With `purge` nothing of what goes to quarantine is kept. */
  apply(planFile: string, sha256: string, purge: boolean): Promise<Outcome<JournalEntry>>;
  undo(entry: string, options: UndoOptions): Promise<Outcome<UndoResult>>;
}

/** What differs between a root and an administrator of Windows. */
interface Place {
  readonly journal: string;
  /** What its journal may change at all. */
  readonly root: string;
  judge(actions: readonly Action[]): Promise<Problem | null>;
}

/** `not-permitted` for anybody but root, or an administrator of Windows, and there for a program that others may change. */
export const openRootSide = async (platform: Platform): Promise<Outcome<RootSide>> => {
  const { administrator } = platform;
  const place =
    administrator === undefined ? placeOfRoot() : await placeOnWindows(administrator, platform);
  if (!place.ok) return place;
  const { root, judge } = place.value;
  const journal = openJournal({
    folder: place.value.journal,
    roots: [root],
    keepDays: keptForDays,
  });
  if (!journal.ok) return journal;
  const hands = handsOf(platform, null);
  const recovered = await journal.value.recover(hands);
  if (!recovered.ok) return recovered;
  // What cannot be deleted yet keeps nothing else from being done; doctor says it.
  const purged = await journal.value.purge(Date.now() - keptForDays * dayMs);
  if (!purged.ok) return purged;
  return success({
    // Beside the plan, in the person's own folder, they say whether a block does well.
    apply: async (planFile, sha256, purge) => {
      const theirHands = handsOf(platform, dirname(planFile));
      const doing = { journal: journal.value, hands: theirHands, judge };
      const done = await runPlanFile(planFile, sha256, doing);
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

const placeOfRoot = (): Outcome<Place> =>
  process.getuid?.() === 0
    ? success({
        journal: rootJournalFolder,
        root: '/',
        judge: async (actions) => refusedAction(actions),
      })
    : failure(notTheAdministrator);

const placeOnWindows = async (
  administrator: Administrator,
  platform: Platform,
): Promise<Outcome<Place>> => {
  // The person's own variables are part of an administrator's environment too, and would name another program.
  delete process.env.CALLWARDEN_PROBE;
  const isHere = await administrator.isHere();
  if (!isHere.ok) return isHere;
  if (!isHere.value) return failure(notTheAdministrator);
  const untrusted = await untrustedBySystem(administrator, thisProgram());
  if (untrusted !== null) return failure(untrusted);
  const folder = await administrator.folder();
  if (!folder.ok) return folder;
  return success({
    journal: join(folder.value, 'journal'),
    root: parse(folder.value).root,
    judge: async (actions) => {
      const found = await lookForAdministrator(platform, folder.value);
      return found.ok ? refusedOnWindows(actions, found.value) : found.problem;
    },
  });
};

const notTheAdministrator = {
  kind: 'not-permitted',
  subject: 'elevated',
  message: 'Only the administrator does this part.',
  advice: 'Use callwarden lockdown or callwarden remove: they ask for the password.',
} as const;
