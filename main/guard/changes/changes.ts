// Looking for what is wrong and changing the machine: what the terminal and the screens ask, in one place.
import type {
  Applied,
  CheckReport,
  Farewell,
  JournalEntry,
  Plan,
  Profile,
  Removed,
  Survey,
  UndoResult,
} from '../../../preload/contract/index.ts';
import type { Outcome } from '../../outcome.ts';

export interface UndoOptions {
  readonly whenChanged: 'refuse' | 'keep-theirs' | 'restore-ours';
  readonly steps?: readonly string[];
}

export interface RemovalWish {
  readonly client: string;
  /** Ids of remnants. */
  readonly chosen: readonly string[];
  /** The package's own settings and what goes to quarantine are deleted for good. */
  readonly purge: boolean;
}

export interface Changes {
  /** Every client that is here, or these. `not-found` for a client that the catalogue does not know. */
  check(clients?: readonly string[]): Promise<Outcome<CheckReport>>;
  /** Which findings of a report a profile chooses. Pure. */
  preset(report: CheckReport, client: string, profile: Profile): readonly string[];
  /** Nothing is changed; the plan is kept here until it is applied or a newer one is made. */
  plan(findings: readonly string[]): Promise<Outcome<Plan>>;
  /** `not-found`: no such plan is kept; `conflict`: the machine has changed since. */
  apply(plan: string): Promise<Outcome<Applied>>;
  /** All of a client that is on this machine. `usage` for a client that the catalogue does not know. */
  survey(client: string): Promise<Outcome<Survey>>;
  /**
   * Nothing is changed. `not-found`: something that was chosen is not there; `usage`: it is not ours to take away;
   * `conflict`: a package manager would take more than the client, or is at work.
   */
  planRemoval(wish: RemovalWish): Promise<Outcome<Plan>>;
  /** As `apply`, for a plan of `planRemoval`. */
  remove(plan: string): Promise<Outcome<Removed>>;
  farewell(client: string): Promise<Outcome<Farewell>>;
  running(): JournalEntry | null;
  cancel(): void;
  tick(finding: string, done: boolean): Outcome<void>;
  undo(entry: string, options: UndoOptions): Promise<Outcome<UndoResult>>;
  entries(): Outcome<readonly JournalEntry[]>;
}
