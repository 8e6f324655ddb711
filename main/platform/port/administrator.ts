// The administrator's rights, where the system itself asks for them. On Linux a command does that (pkexec).
import type { Outcome } from '../../outcome.ts';

export interface Administrator {
  /** Whether this very program has these rights now. */
  isHere(): Promise<Outcome<boolean>>;
  /**
   * The first of these files (with every folder above it) that anybody but an administrator could change or exchange;
   * null where there is none. What cannot be looked at counts as such a file.
   */
  openToOthers(files: readonly string[]): Promise<Outcome<string | null>>;
  /**
   * Asks the person once, then runs the program to its end with `--answer PLACE` behind its words; gives what it gave
   * to `answer`. `not-permitted` where the person said no, or may not say yes.
   */
  run(program: readonly [string, ...string[]], patienceMs: number): Promise<Outcome<string>>;
  /** The other side of `run`. `usage` for a place that is none of its kind. */
  answer(place: string, text: string): Outcome<void>;
  /** The folder for what is kept of such changes, made if need be. `not-permitted` where anybody else may change it. */
  folder(): Promise<Outcome<string>>;
  /** The programs of our own that work with these rights, besides the one that runs. */
  readonly programs: readonly string[];
}
