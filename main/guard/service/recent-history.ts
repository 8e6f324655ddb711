// What happened since the guard began, until the store has it; all there is where nothing is recorded.
import {
  type Alert,
  type Capture,
  type History,
  type Meeting,
  schemaVersion,
  type WatchEvent,
} from '../../../preload/contract/index.ts';

/** Of each kind the newest so many are kept. */
const most = 1_000;

export interface Range {
  readonly from: string;
  readonly to: string;
}

export class RecentHistory {
  readonly #captures = new Map<string, Capture>();
  readonly #meetings = new Map<string, Meeting>();
  readonly #alerts = new Map<string, Alert>();

  add(events: readonly WatchEvent[]): void {
    for (const event of events) {
      if (event.type === 'alert') keep(this.#alerts, event.alert);
      else if ('capture' in event) keep(this.#captures, event.capture);
      else if ('meeting' in event) keep(this.#meetings, event.meeting);
    }
  }

  /** A meeting with all that belonged to it. */
  forget(meeting: string): void {
    const { client, startedAt, endedAt } = this.#meetings.get(meeting) ?? {};
    this.#meetings.delete(meeting);
    if (client === undefined || startedAt === undefined || endedAt == null) return;
    for (const { id, ...capture } of touching(this.#captures, startedAt, endedAt))
      if (capture.client === client) this.#captures.delete(id);
    for (const { id, ...alert } of [...this.#alerts.values()])
      if (alert.client === client && startedAt <= alert.at && alert.at <= endedAt)
        this.#alerts.delete(id);
  }

  /** The stored history with what is newer than it: an entry known here replaces the stored one of the same id. */
  over(stored: History | null, open: readonly Meeting[], { from, to }: Range): History {
    const meetings = new Map(this.#meetings);
    // How long a device was held grows while a meeting goes on, without an event.
    for (const meeting of open) meetings.set(meeting.id, meeting);
    return {
      schemaVersion,
      since: from,
      until: to,
      captures: merged(stored?.captures ?? [], touching(this.#captures, from, to), startOf),
      meetings: merged(stored?.meetings ?? [], touching(meetings, from, to), startOf),
      alerts: merged(
        stored?.alerts ?? [],
        [...this.#alerts.values()].filter(({ at }) => from <= at && at <= to),
        ({ at }) => at,
      ),
    };
  }
}

const keep = <T extends { readonly id: string }>(kept: Map<string, T>, entry: T): void => {
  // Set again, so that the order is that of the last news and the first is the one to forget.
  kept.delete(entry.id);
  kept.set(entry.id, entry);
  const [oldest] = kept.keys();
  if (kept.size > most && oldest !== undefined) kept.delete(oldest);
};

interface Interval {
  readonly id: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
}

const startOf = ({ startedAt }: Interval): string => startedAt;

const touching = <T extends Interval>(
  known: ReadonlyMap<string, T>,
  from: string,
  to: string,
): T[] =>
  [...known.values()].filter(
    ({ startedAt, endedAt }) => startedAt <= to && (endedAt ?? to) >= from,
  );

const merged = <T extends { readonly id: string }>(
  stored: readonly T[],
  newer: readonly T[],
  when: (entry: T) => string,
): T[] => {
  if (newer.length === 0) return [...stored];
  const byId = new Map(stored.map((entry) => [entry.id, entry]));
  for (const entry of newer) byId.set(entry.id, entry);
  return [...byId.values()].sort((a, b) => (when(a) < when(b) ? -1 : when(a) > when(b) ? 1 : 0));
};
