// The past for the timeline and the alerts: the store's, with what is too new to stand in it.
import type { History } from '../../../preload/contract/index.ts';
import { failure, type Outcome, success } from '../../outcome.ts';
import type { Store } from '../../store/index.ts';
import type { LiveGuard } from './live-guard.ts';
import type { Range, RecentHistory } from './recent-history.ts';

export interface PastOptions {
  readonly guard: LiveGuard;
  readonly store: Pick<Store, 'history' | 'mode'> | null;
  readonly recent: RecentHistory;
}

export const historyBetween = (
  { guard, store, recent }: PastOptions,
  range: Range,
): Outcome<History> => {
  const { from, to } = utc(range);
  if (from > to) return failure(backwards);
  const stored = store?.history({ since: from, until: to });
  if (stored && !stored.ok) return stored;
  // Another guard writes the same happenings under ids of its own: with ours beside them all would stand there twice.
  if (stored && store?.mode === 'reader') return stored;
  return success(recent.over(stored?.value ?? null, guard.meetings(), { from, to }));
};

/** The contract lets a time have fewer or more digits than three behind the point; here they are compared as text. */
const utc = ({ from, to }: Range): Range => ({
  from: new Date(from).toISOString(),
  to: new Date(to).toISOString(),
});

const backwards = {
  kind: 'usage',
  subject: 'from',
  message: 'The end of the time asked for lies before its beginning.',
  advice: 'Choose another range.',
} as const;
