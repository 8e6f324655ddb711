// Every kind of action by its effect: those on files by this room itself, the others by the hands that are given.
import type { Problem } from '../../../preload/contract/index.ts';
import type { Action } from '../action.ts';
import type { Hands } from '../journal.ts';
import { Refusal } from '../refusal.ts';
import type { Facts } from '../runs/record-schema.ts';
import type { ActionHistory } from '../runs/run-history.ts';
import { asideStanding, revertAside, setAside } from './aside-key.ts';
import { revertMute } from './mute-stream.ts';
import { quarantine } from './quarantine.ts';
import { changeRegistry, registryStanding, revertRegistry } from './registry.ts';
import { replaceEntry } from './replace-entry.ts';
import { setMode } from './set-mode.ts';
import { entryStanding, revertEntry, takeEntry } from './take-entry.ts';
import type { Standing, Workplace } from './workplace.ts';

export { discardAside } from './aside-key.ts';
export { folderTime, restoreFolderTime } from './made-folders.ts';
export { checkRegistry, nowAt, placeName } from './registry.ts';
export { mostShownBytes, newName } from './replace-entry.ts';
export { checkExpected } from './stood.ts';
export { checkEntry, entryNow } from './take-entry.ts';
export type { Standing, Workplace } from './workplace.ts';

/** null for what touches no file. */
export const prepare = (at: Workplace, index: number, action: Action): Facts | null => {
  switch (action.kind) {
    case 'write-file':
    case 'make-link':
      return replaceEntry.prepare(at, index, action);
    case 'quarantine':
      return quarantine.prepare(at, index, action);
    case 'set-mode':
      return setMode.prepare(at, index, action);
    default:
      return null;
  }
};

export const apply = async (
  at: Workplace,
  index: number,
  action: Action,
  facts: Facts | null,
  hands: Hands,
): Promise<void> => {
  switch (action.kind) {
    case 'run-command':
      return done(await hands.run(action.command, action.timeoutMs));
    case 'end-processes':
      return done(await hands.endProcesses(action.processes));
    case 'mute-stream':
      return done(await hands.muteStream(action.stream, action.muted));
    case 'set-block':
      return done(await hands.setBlock(action.change, 'do'));
    case 'set-registry':
      return changeRegistry(action.change, hands);
    case 'set-aside-key':
      return setAside(at, index, action.item, hands);
    case 'take-entry':
      return takeEntry(at, index, action);
  }
  if (facts === null) return;
  switch (action.kind) {
    case 'write-file':
    case 'make-link':
      return replaceEntry.apply(at, index, action, facts);
    case 'quarantine':
      return quarantine.apply(at, index, action, facts);
    case 'set-mode':
      return setMode.apply(at, index, action, facts);
  }
};

/** What a command has done stands as we left it: nobody can tell otherwise. */
export const standingOf = async (
  at: Workplace,
  history: ActionHistory,
  hands: Hands,
): Promise<Standing> => {
  const { index, action, facts } = history;
  if (action.kind === 'set-registry') return registryStanding(action.change, hands);
  if (action.kind === 'set-aside-key') return asideStanding(at, index, action.item, hands);
  if (action.kind === 'take-entry') return entryStanding(at, action);
  if (facts === null) return 'ours';
  switch (action.kind) {
    case 'write-file':
    case 'make-link':
      return replaceEntry.standing(at, { ...history, action }, facts);
    case 'quarantine':
      return quarantine.standing(at, { ...history, action }, facts);
    case 'set-mode':
      return setMode.standing(at, { ...history, action }, facts);
    default:
      return 'ours';
  }
};

export const revert = async (
  at: Workplace,
  history: ActionHistory,
  hands: Hands,
  theirs: 'keep' | 'replace',
): Promise<void> => {
  const { action, facts } = history;
  switch (action.kind) {
    case 'run-command':
      if ('command' in action.inverse)
        done(await hands.run(action.inverse.command, action.timeoutMs));
      return;
    case 'mute-stream':
      return revertMute(action, history, hands);
    case 'set-block': {
      const { from, to, ...whose } = action.change;
      return done(await hands.setBlock({ ...whose, from: to, to: from }, 'take-back'));
    }
    case 'set-registry':
      return revertRegistry(action.change, hands, theirs);
    case 'set-aside-key':
      return revertAside(at, history.index, action.item, hands, theirs);
    case 'take-entry':
      return revertEntry(at, history.index, action, theirs);
    case 'end-processes':
      return;
  }
  if (facts === null) return;
  switch (action.kind) {
    case 'write-file':
    case 'make-link':
      return replaceEntry.revert(at, { ...history, action }, facts, theirs);
    case 'quarantine':
      return quarantine.revert(at, { ...history, action }, facts, theirs);
    case 'set-mode':
      return setMode.revert(at, { ...history, action }, facts, theirs);
  }
};

const done = (outcome: { ok: true } | { ok: false; problem: Problem }): void => {
  if (!outcome.ok) throw new Refusal(outcome.problem);
};
