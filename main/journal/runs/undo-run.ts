// Takes a run back when a person asks for it, and tells them first where somebody else has been at work since.
import type { BigIntStats } from 'node:fs';
import type { JournalEntry } from '../../../preload/contract/index.ts';
import { type HeldFolder, linkTarget, look, readStart } from '../../platform/files/index.ts';
import {
  entryNow,
  mostShownBytes,
  newName,
  nowAt,
  placeName,
  type Standing,
  standingOf,
  type Workplace,
} from '../effects/index.ts';
import type { Changed, Hands, UndoResult } from '../journal.ts';
import { attempt, Refusal, refuse } from '../refusal.ts';
import { registryText } from '../registry-text.ts';
import { textOf } from '../text-difference.ts';
import type { WhenChanged } from './record-schema.ts';
import { tidy } from './run-folder.ts';
import { type ActionHistory, entryOf, historyNow, type RunHistory } from './run-history.ts';
import { irreversible, takeBack } from './take-back.ts';

export interface UndoOptions {
  readonly whenChanged: WhenChanged;
  readonly steps?: readonly string[];
}

/** Throws a refusal where there is nothing to undo, or where undoing one of the actions fails. */
export const undoRun = async (
  at: Workplace,
  hands: Hands,
  { whenChanged, steps }: UndoOptions,
  keepDays: number,
): Promise<UndoResult> => {
  const history = historyNow(at.run);
  const chosen = choose(history, steps);
  const changed = await changesSince(at, chosen, hands);
  if (whenChanged === 'refuse' && changed.length > 0)
    return { entry: entryOf(history, keepDays), changed };
  at.run.note({
    type: 'run',
    state: 'undoing',
    actions: chosen.map(({ index }) => index),
    whenChanged,
    atMs: at.clock(),
  });
  const entry = await finishUndo(at, hands, keepDays);
  return { entry, changed: whenChanged === 'restore-ours' ? [] : changed };
};

/** Goes on with an undo from wherever it is. Its note says what to take back, so a crash changes nothing about that. */
export const finishUndo = async (
  at: Workplace,
  hands: Hands,
  keepDays: number,
): Promise<JournalEntry> => {
  const { undoing, actions } = historyNow(at.run);
  const theirs = undoing?.whenChanged === 'restore-ours' ? 'replace' : 'keep';
  const chosen = new Set(undoing?.actions ?? []);
  const failed: Refusal[] = [];
  for (const action of [...actions].reverse()) {
    if (!chosen.has(action.index)) continue;
    const problem = await takeBack(at, action, hands, theirs);
    // What cannot be undone, and what is kept as somebody left it, is told by the entry: no reason to stop.
    if (
      problem !== null &&
      irreversible(action) === null &&
      problem.kind !== 'conflict' &&
      problem.kind !== 'unavailable'
    )
      failed.push(new Refusal(problem));
  }
  const stands = historyNow(at.run).actions.some((action) => action.stands);
  await tidy(at.disk, at.run, stands);
  at.run.note({ type: 'run', state: 'undo-ended', atMs: at.clock() });
  const [first] = failed;
  if (first !== undefined) throw first;
  return entryOf(historyNow(at.run), keepDays);
};

const choose = (
  history: RunHistory,
  steps: readonly string[] | undefined,
): readonly ActionHistory[] => {
  const { id, actions, underWay, purgedAtMs } = history;
  if (underWay !== null)
    refuse(
      'conflict',
      id,
      'This change is not over: it was interrupted.',
      'Recover first, then undo.',
    );
  const named = actions.filter(({ action }) => steps?.includes(action.step) ?? true);
  if (named.length === 0)
    refuse('not-found', id, 'This change has no such step.', 'See the list of its steps.');
  const standing = named.filter(({ stands, action }) => stands && action.kind !== 'end-processes');
  if (standing.length === 0)
    refuse('conflict', id, 'There is nothing left to undo.', 'See the list of changes for others.');
  const possible = standing.filter(
    (each) => irreversible(each) === null && !(purgedAtMs !== null && isKeptForATime(each)),
  );
  if (possible.length === 0) {
    const reasons = standing.map(
      (each) => irreversible(each) ?? 'What was in quarantine has been deleted for good.',
    );
    refuse(
      'unavailable',
      id,
      `It cannot be undone: ${reasons[0]}`,
      'Put it right by hand if you need it back.',
    );
  }
  return standing;
};

const isKeptForATime = ({ action: { kind } }: ActionHistory): boolean =>
  kind === 'quarantine' || kind === 'set-aside-key';

/** Last action first: of several on one path, or below one that was moved away, only the last can be compared now. */
const changesSince = async (
  at: Workplace,
  chosen: readonly ActionHistory[],
  hands: Hands,
): Promise<readonly Changed[]> => {
  const seen: string[] = [];
  const changed: Changed[] = [];
  for (const history of [...chosen].reverse()) {
    const { action } = history;
    if (action.kind === 'set-registry') {
      const { change } = action;
      const path = placeName(change);
      if (seen.includes(path)) continue;
      seen.push(path);
      if ((await standingOf(at, history, hands)) === 'theirs')
        changed.push({
          path,
          ours: registryText(change.to),
          theirs: registryText(nowAt(change, hands)),
        });
      continue;
    }
    if (action.kind === 'set-aside-key') {
      // A keyring that is locked now is told of when its turn comes.
      const standing = await attempt(action.item.label, () => standingOf(at, history, hands));
      if (standing.ok && standing.value === 'theirs')
        changed.push({ path: action.item.label, ours: null, theirs: null });
      continue;
    }
    if (!('path' in action)) continue;
    const { path } = action;
    if (action.kind === 'take-entry') {
      if ((await standingOf(at, history, hands)) === 'theirs')
        changed.push({ path, ours: null, theirs: entryNow(at.places, action) ?? null });
      continue;
    }
    if (seen.some((later) => path === later || path.startsWith(`${later}/`))) continue;
    seen.push(path);
    const standing: Standing = await standingOf(at, history, hands);
    if (standing === 'theirs') changed.push(changeOf(at, history, path));
  }
  return changed;
};

const changeOf = (at: Workplace, { index, action }: ActionHistory, path: string): Changed => {
  const place = at.places.hold(path);
  try {
    const there = place.missing.length > 0 ? null : look(place.folder, place.name);
    if (action.kind === 'set-mode') {
      const theirs = there === null ? null : octal(Number(there.mode & 0o7777n));
      return { path, ours: octal(action.mode), theirs };
    }
    const theirs = there === null ? null : shown(place.folder, place.name, there);
    if (action.kind === 'make-link') return { path, ours: action.target, theirs };
    const isKept = action.kind === 'write-file' && look(at.run.folder, newName(index)) !== null;
    const ours = isKept ? textOf(readStart(at.run.folder, newName(index), mostShownBytes)) : null;
    return { path, ours, theirs };
  } finally {
    place.folder.release();
  }
};

/** The text of a file, the target of a link; null for whatever else. */
const shown = (folder: HeldFolder, name: string, there: BigIntStats): string | null => {
  if (there.isSymbolicLink()) return textOf(linkTarget(folder, name));
  if (!there.isFile() || there.size > mostShownBytes) return null;
  return textOf(readStart(folder, name, mostShownBytes));
};

const octal = (mode: number): string => mode.toString(8).padStart(4, '0');
