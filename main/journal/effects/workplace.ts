// What every effect works with: the disk, the places that may be changed, and the run that it belongs to.
import type { Disk } from '../../platform/files/index.ts';
import type { Action } from '../action.ts';
import type { Places } from '../places.ts';
import type { Facts, RecordedAction } from '../runs/record-schema.ts';
import type { RunFolder } from '../runs/run-folder.ts';
import type { ActionHistory } from '../runs/run-history.ts';

export interface Workplace {
  readonly disk: Disk;
  readonly places: Places;
  readonly run: RunFolder;
  readonly clock: () => number;
}

/**
 * How an action's path stands: as it was before the action, as the action left it, otherwise (somebody's change),
 * or as the action left it with nothing kept to go back to.
 */
export type Standing = 'before' | 'ours' | 'theirs' | 'gone';

/** An action kind that changes files. All throw; all but `apply` may be called again after a crash at any point. */
export interface FileEffect<A extends Action, R extends RecordedAction> {
  /** Checks what is expected and saves what undoing needs, without a change outside the run's folder. */
  prepare(at: Workplace, index: number, action: A): Facts;
  apply(at: Workplace, index: number, action: A, facts: Facts): Promise<void>;
  standing(at: Workplace, history: ActionHistory & { readonly action: R }, facts: Facts): Standing;
  /** Back to before, whatever of `apply` has happened. What is theirs stays, or is replaced and kept in the run's folder. */
  revert(
    at: Workplace,
    history: ActionHistory & { readonly action: R },
    facts: Facts,
    theirs: 'keep' | 'replace',
  ): Promise<void>;
}

/** Beside the place it is made for: hidden, and known again after a crash. */
export const besideName = (at: Workplace, index: number): string =>
  `.callwarden-${at.run.id}-${index}`;

/** Beside as well: what was somebody's, of which a whole copy is kept. Only to be deleted, after a crash too. */
export const leavingName = (at: Workplace, index: number): string =>
  `${besideName(at, index)}-theirs`;
