// Pure: what the guard tells, applied to what is on screen.
import type { Now, Snapshot, ToldEvent } from '../../preload/contract/index.ts';

export interface Applied {
  readonly now: Now;
  /** True when events alone cannot say all: the whole is to be asked for again. */
  readonly stale: boolean;
  /** True when something entered the history. */
  readonly remembered: boolean;
}

/** Applies a batch in order; what is not touched stays the same value. */
export const applyEvents = (now: Now, events: readonly ToldEvent[]): Applied =>
  events.reduce<Applied>(
    (before, event) => ({
      now: applyEvent(before.now, event),
      stale: before.stale || event.type === 'client.started' || event.type === 'client.stopped',
      remembered: before.remembered || enterHistory.has(event.type),
    }),
    { now, stale: false, remembered: false },
  );

/** True when a client that is not in the list, and so has no name, is told of. */
export const namesStranger = ({ snapshot }: Now, events: readonly ToldEvent[]): boolean => {
  const isStranger = (client: string | null): boolean =>
    client !== null && !snapshot.clients.some(({ id }) => id === client);
  return events.some(
    (event) =>
      (event.type === 'client.started' && isStranger(event.client)) ||
      (event.type === 'capture.started' && isStranger(event.capture.client)),
  );
};

const enterHistory: ReadonlySet<ToldEvent['type']> = new Set([
  'capture.started',
  'capture.changed',
  'capture.ended',
  'meeting.started',
  'meeting.ended',
  'alert',
]);

const applyEvent = (now: Now, event: ToldEvent): Now => {
  const { snapshot } = now;
  const changed = (change: Partial<Snapshot>): Now => ({
    ...now,
    snapshot: { ...snapshot, takenAt: event.at, ...change },
  });
  switch (event.type) {
    case 'client.started':
      return changed({
        clients: snapshot.clients.map((client) =>
          client.id !== event.client
            ? client
            : {
                ...client,
                processes: [
                  ...client.processes.filter(({ pid }) => pid !== event.process.pid),
                  event.process,
                ],
              },
        ),
      });
    case 'client.stopped':
      return changed({
        clients: snapshot.clients.map((client) =>
          client.id === event.client ? { ...client, processes: [] } : client,
        ),
      });
    case 'capture.started':
    case 'capture.changed':
      return changed({ captures: put(snapshot.captures, event.capture) });
    case 'capture.ended':
      return {
        ...changed({ captures: without(snapshot.captures, event.capture.id) }),
        mutedByUs: now.mutedByUs.filter((id) => id !== event.capture.id),
      };
    case 'connection.opened':
    case 'connection.changed':
      return changed({ connections: put(snapshot.connections, event.connection) });
    case 'connection.closed':
      return changed({ connections: without(snapshot.connections, event.connection.id) });
    case 'listener.opened':
      return changed({ listeners: put(snapshot.listeners, event.listener) });
    case 'listener.closed':
      return changed({ listeners: without(snapshot.listeners, event.listener.id) });
    case 'meeting.started':
      return { ...now, meetings: put(now.meetings, event.meeting) };
    case 'meeting.ended':
      return { ...now, meetings: without(now.meetings, event.meeting.id) };
    case 'health':
      return changed({
        health: [...snapshot.health.filter(({ part }) => part !== event.health.part), event.health],
      });
    case 'muting.changed':
      return { ...now, ...event.muting };
    case 'settings.changed':
      return { ...now, pausedUntil: event.settings.pausedUntil };
    case 'alert':
      return now;
  }
};

interface Named {
  readonly id: string;
}

const put = <T extends Named>(list: readonly T[], one: T): T[] =>
  list.some(({ id }) => id === one.id)
    ? list.map((each) => (each.id === one.id ? one : each))
    : [...list, one];

const without = <T extends Named>(list: readonly T[], gone: string): T[] =>
  list.filter(({ id }) => id !== gone);
