// The past for the timeline and the alerts: the store's, with what is too new to stand in it.
import { setImmediate } from 'node:timers/promises';
import { type Alert, type History, schemaVersion } from '../../../preload/contract/index.ts';
import { failure, type Outcome, success } from '../../outcome.ts';
import type { Store } from '../../store/index.ts';
import type { LiveGuard } from './live-guard.ts';
import type { Range, RecentHistory } from './recent-history.ts';

export interface PastOptions {
  readonly guard: LiveGuard;
  readonly store: Pick<Store, 'history' | 'mode'> | null;
  readonly recent: RecentHistory;
  /** Epoch milliseconds. */
  readonly clock: () => number;
}

const dayMs = 86_400_000;
/** Read in one go: at most some hundred entries, a few milliseconds. Others get their turn before the next. */
const stretchMs = dayMs;
/** Nothing is kept for longer (`retentionDays`), and nothing is recorded with a later time than the clock was ever put to. */
const keptMs = 3_651 * dayMs;

export const historyBetween = async (
  { guard, store, recent, clock }: PastOptions,
  range: Range,
): Promise<Outcome<History>> => {
  const { from, to } = utc(range);
  if (from > to) return failure(backwards);
  const stored = store === null ? null : await readStored(store, { from, to }, clock());
  if (stored !== null && !stored.ok) return stored;
  // Another guard writes the same happenings under ids of its own: with ours beside them all would stand there twice.
  if (stored !== null && store?.mode === 'reader') return stored;
  return success(recent.over(stored?.value ?? null, guard.meetings(), { from, to }));
};

const readStored = async (
  store: Pick<Store, 'history'>,
  { from, to }: Range,
  nowMs: number,
): Promise<Outcome<History>> => {
  const captures = new Map<string, History['captures'][number]>();
  const meetings = new Map<string, History['meetings'][number]>();
  const alerts: Alert[] = [];
  const untilMs = Math.min(Date.parse(to), nowMs + keptMs);
  for (let sinceMs = Math.max(Date.parse(from), nowMs - keptMs); sinceMs <= untilMs; ) {
    const nextMs = sinceMs + stretchMs;
    const read = store.history({
      since: new Date(sinceMs).toISOString(),
      until: new Date(Math.min(nextMs - 1, untilMs)).toISOString(),
    });
    if (!read.ok) return read;
    // What reaches into several stretches is as the last of them has it; it keeps its place in the order of beginnings.
    for (const capture of read.value.captures) captures.set(capture.id, capture);
    for (const meeting of read.value.meetings) meetings.set(meeting.id, meeting);
    alerts.push(...read.value.alerts);
    sinceMs = nextMs;
    if (sinceMs <= untilMs) await setImmediate();
  }
  return success({
    schemaVersion,
    since: from,
    until: to,
    captures: [...captures.values()],
    meetings: [...meetings.values()],
    alerts,
  });
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
