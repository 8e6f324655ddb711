// The administrator's side: reads a plan that somebody else has written, judges it, and does it under a journal of its own.
import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import type { JournalEntry, Problem } from '../../../../preload/contract/index.ts';
import type { Action, Hands, Journal } from '../../../journal/index.ts';
import { causeOf, failure, type Outcome, success } from '../../../outcome.ts';
import { textToPlan } from './wire.ts';

/** Where root keeps what it did for whom. */
export const rootJournalFolder = '/var/lib/callwarden/journal';

/** A plan is a few files of text; more than this is none. */
const longestPlan = 32 * 1024 * 1024;

export interface Doing {
  readonly journal: Journal;
  readonly hands: Hands;
  /** null where all of it is done for anybody who asks; otherwise why not. */
  judge(actions: readonly Action[]): Promise<Problem | null>;
}

/**
 * `sha256`: of the plan that the person was shown, lower-case hex. `conflict` where the file is another one by now,
 * `invalid-data` where it is no plan, `not-permitted` where it asks for more than `judge` allows.
 */
export const runPlanFile = async (
  file: string,
  sha256: string,
  { journal, hands, judge }: Doing,
): Promise<Outcome<JournalEntry>> => {
  const text = planText(file);
  if (!text.ok) return text;
  if (createHash('sha256').update(text.value).digest('hex') !== sha256)
    return failure(exchanged(file));
  const plan = textToPlan(text.value);
  if (!plan.ok) return plan;
  const refused = await judge(plan.value.actions);
  return refused === null ? journal.run(plan.value, hands) : failure(refused);
};

const planText = (file: string): Outcome<string> => {
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
  try {
    const descriptor = openSync(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    try {
      const there = fstatSync(descriptor);
      if (!there.isFile() || there.size > longestPlan) return failure(noPlanFile(file, 'no file'));
      return success(readFileSync(descriptor, 'utf8'));
    } finally {
      closeSync(descriptor);
    }
  } catch (thrown) {
    return failure(noPlanFile(file, causeOf(thrown)));
  }
};

const exchanged = (file: string): Problem => ({
  kind: 'conflict',
  subject: file,
  message: 'The plan is not the one that was shown; nothing was changed.',
  advice: 'Make the plan again.',
});

const noPlanFile = (file: string, cause: string): Problem => ({
  kind: 'unreadable',
  subject: file,
  message: 'The plan cannot be read; nothing was changed.',
  advice: 'Make the plan again.',
  cause,
});
