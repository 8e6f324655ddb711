// The one door through which the machine is changed: every action's inverse is on disk before it starts.
import type {
  BlockChange,
  EffectState,
  JournalEntry,
  Problem,
} from '../../preload/contract/index.ts';
import type { Outcome } from '../outcome.ts';
import type { Keyring, ProcessKey, Registry } from '../platform/port/index.ts';
import type { ActionPlan } from './plan.ts';

/** What only the platform can do; given by the guard. */
export interface Hands {
  /** Runs an argument vector to its end; a problem with its last words where it fails. */
  run(command: readonly [string, ...string[]], timeoutMs: number): Promise<Outcome<void>>;
  endProcesses(processes: readonly ProcessKey[]): Promise<Outcome<void>>;
  muteStream(stream: string, muted: boolean): Promise<Outcome<void>>;
  /** `conflict` where the block that stands is neither `from` nor `to`. What is taken back is never on trial. */
  setBlock(change: BlockChange, way: 'do' | 'take-back'): Promise<Outcome<void>>;
  /** Absent where there is no registry. */
  readonly registry?: Registry | undefined;
  /** Absent where no keyring can be asked. */
  readonly keyring?: Keyring | undefined;
}

export interface Progress {
  readonly entry: string;
  /** Index of the action in the plan. */
  readonly action: number;
  readonly of: number;
  readonly state: EffectState;
  readonly problem: Problem | null;
}

export interface RunOptions {
  readonly onProgress?: (progress: Progress) => void;
  /** Looked at between two actions: a stop there is a safe point, and what was done is rolled back. */
  readonly signal?: AbortSignal;
}

/** Somebody changed what we had changed: the difference, before anything is done about it. */
export interface Changed {
  readonly path: string;
  /** What we had left there, and what is there now; null where it is no text, or is gone. */
  readonly ours: string | null;
  readonly theirs: string | null;
}

export interface UndoResult {
  readonly entry: JournalEntry;
  /** Not empty: these stayed as they are now, for `whenChanged` was `refuse` or `keep-theirs`. */
  readonly changed: readonly Changed[];
}

export interface Recovery {
  readonly entry: string;
  readonly outcome: 'completed' | 'rolled-back' | 'needs-a-person';
  /** One sentence. */
  readonly sentence: string;
}

export interface Purged {
  /** Freed. */
  readonly bytes: number;
  /** Runs of which not all could be deleted, each with the reason; they are tried again at the next time. */
  readonly left: readonly Problem[];
}

export interface Overdue {
  readonly entry: string;
  /** Where it is kept. */
  readonly folder: string;
}

export interface Journal {
  /**
   * Does all of a plan, or rolls back what was done and gives the problem of the action that failed.
   * `conflict`: something is no longer as it was when the plan was made; nothing was changed.
   */
  run(plan: ActionPlan, hands: Hands, options?: RunOptions): Promise<Outcome<JournalEntry>>;
  /** Marks actions whose step was checked again and holds. */
  markVerified(entry: string, steps: readonly string[]): Outcome<JournalEntry>;
  /** Takes one run back, last action first. With `steps`, only these. `refuse` changes nothing at all where anything was changed since. */
  undo(
    entry: string,
    hands: Hands,
    options: {
      readonly whenChanged: 'refuse' | 'keep-theirs' | 'restore-ours';
      readonly steps?: readonly string[];
    },
  ): Promise<Outcome<UndoResult>>;
  /** After a crash: every run that was not over is completed or rolled back. Safe to call at every start. */
  recover(hands: Hands): Promise<Outcome<readonly Recovery[]>>;
  /** Newest first. */
  entries(): Outcome<readonly JournalEntry[]>;
  /** Runs whose record cannot be read, each with what to do; they never hide the others. */
  damaged(): Outcome<readonly Problem[]>;
  /**
   * Deletes for good what was quarantined before this time (epoch ms). A run that has set keys aside waits for a time when
   * their keyring can be reached. What cannot be deleted keeps nothing else from being deleted.
   */
  purge(beforeMs: number, hands?: Pick<Hands, 'keyring'>): Promise<Outcome<Purged>>;
  /** Runs of which something is still kept, though it was to go by this time (epoch ms). Nothing is changed. */
  overdue(beforeMs: number): Outcome<readonly Overdue[]>;
  /** Deletes for good what one run took to quarantine, before its time. With `purge` the only deletion that there is. */
  purgeRun(entry: string, hands?: Pick<Hands, 'keyring'>): Promise<Outcome<number>>;
}
