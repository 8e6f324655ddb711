// What can be set in an account, where exactly, and who says so.
import type { Severity } from '../../../../preload/contract/index.ts';

export interface AccountStep {
  /** Part of the check's id. */
  readonly name: string;
  /** What is so when it is set, without a full stop. */
  readonly wanted: string;
  readonly why: string;
  readonly severity: Severity;
  readonly severityReason: string;
  readonly instructions: readonly [string, ...string[]];
  /** Where it is set. */
  readonly page: string | null;
  /** The vendor's own page about it. */
  readonly source: string;
}

/** By client. */
export const accountSteps: Readonly<Record<string, readonly AccountStep[]>> = {};
