// What a check is: a value with a question about one client, and, where it can be mended from here, a plan.
import type {
  Bucket,
  CheckFamily,
  ClientId,
  Evidence,
  Finding,
  Profile,
  Severity,
} from '../../preload/contract/index.ts';
import type { Desk } from '../journal/desk.ts';
import type { Outcome } from '../outcome.ts';
import type { ClientSight } from './client-sight.ts';

/** What was seen where not all is well. */
export interface Seen {
  /** One plain sentence: what is wrong. */
  readonly title: string;
  readonly evidence: readonly [Evidence, ...Evidence[]];
  readonly is: string | null;
  readonly shouldBe: string | null;
  /** Where this sight of it is worse or milder than the check's usual case. */
  readonly severity?: { readonly level: Severity; readonly reason: string };
  /** Sources of what was seen in particular, before the check's own. */
  readonly sources?: readonly string[];
}

export type Verdict =
  | { readonly result: 'passed' }
  | { readonly result: 'failed'; readonly seen: Seen }
  | { readonly result: 'cannot-tell'; readonly seen: Seen };

export const passed: Verdict = { result: 'passed' };

export interface AutomaticRemedy {
  readonly kind: 'automatic';
  /** The mildest profile that presets it; null: offered, never preset. */
  readonly profile: Profile | null;
  /** One sentence; null where nothing can break. */
  readonly mayBreak: string | null;
  /** Puts on the desk what mends it. A problem means that it cannot be mended from here, and why. */
  plan(sight: ClientSight, desk: Desk): Outcome<void>;
}

export interface Guide {
  readonly instructions: readonly [string, ...string[]];
  /** A page to open; null where there is none. */
  readonly page: string | null;
}

export interface ManualRemedy {
  readonly kind: 'manual';
  /** Only the person can tell that it is done: their tick is believed. Else what is seen counts, ticked or not. */
  readonly byWord: boolean;
  guide(sight: ClientSight): Guide;
}

export interface Check {
  /** The same from day to day; a finding has the id of its check. */
  readonly id: string;
  readonly client: ClientId;
  readonly family: CheckFamily;
  readonly bucket: Bucket;
  readonly severity: Severity;
  readonly severityReason: string;
  /** What is so when all is well, one sentence: "Nothing starts Zoom when you log in." */
  readonly title: string;
  readonly why: string;
  readonly sources: Finding['sources'];
  /** A matter of taste, or of a guess about what a setting does: offered, but nobody is marked down for it. */
  readonly weightless?: true;
  readonly remedy: AutomaticRemedy | ManualRemedy | null;
  /** Looks; never writes. null: there is nothing here to ask about. */
  look(sight: ClientSight): Verdict | null;
}
