// A client that was removed and is here again is told once: looked for at the start, and when one of its processes starts.
import * as z from 'zod';
import type {
  Alert,
  ClientId,
  JournalEntry,
  Survey,
  WatchEvent,
} from '../../../preload/contract/index.ts';
import type { Changes } from './changes.ts';
import type { TickStore } from './ticks.ts';

/** An installer starts its client before it has put everything in place, milliseconds. */
const settledAfterMs = 3_000;

const key = 'clients-returned-told';
/** Clients that were told, with the removal after which they came back: removed again, it is news again. */
const toldSchema = z.record(z.string(), z.string());

export interface ReturnsOptions {
  readonly changes: Pick<Changes, 'survey' | 'entries'>;
  readonly nameOf: (client: ClientId) => string;
  readonly store: TickStore | null;
  readonly raise: (alerts: readonly Alert[]) => void;
  readonly settledAfterMs?: number;
}

export class Returns {
  readonly #options: ReturnsOptions;
  readonly #timers = new Map<ClientId, NodeJS.Timeout>();
  /** What the store cannot keep is at least told once while this runs. */
  readonly #told = new Map<ClientId, string>();

  constructor(options: ReturnsOptions) {
    this.#options = options;
  }

  /** Looks for every client that was removed. */
  start(): void {
    for (const client of this.#removed().keys()) this.#lookSoon(client);
  }

  observe(events: readonly WatchEvent[]): void {
    for (const event of events) if (event.type === 'client.started') this.#lookSoon(event.client);
  }

  /** Ends the timers. */
  stop(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  #lookSoon(client: ClientId): void {
    clearTimeout(this.#timers.get(client));
    const timer = setTimeout(() => {
      this.#timers.delete(client);
      void this.#look(client);
    }, this.#options.settledAfterMs ?? settledAfterMs);
    timer.unref();
    this.#timers.set(client, timer);
  }

  async #look(client: ClientId): Promise<void> {
    const { changes, store, raise, nameOf } = this.#options;
    const removal = this.#removed().get(client);
    if (removal === undefined) return;
    const kept = store?.setting(key, toldSchema);
    const told = kept?.ok ? (kept.value ?? {}) : {};
    if (told[client] === removal.id || this.#told.get(client) === removal.id) return;
    const survey = await changes.survey(client);
    // What stands in the way of a look is told where removals are shown.
    if (!survey.ok) return;
    const evidence = evidenceOf(survey.value);
    if (evidence.length === 0) return;
    this.#told.set(client, removal.id);
    raise([alertOf(removal, client, nameOf(client), evidence)]);
    store?.setSetting(key, { ...told, [client]: removal.id });
  }

  /** The newest removal of each client that took its program away and still stands. */
  #removed(): ReadonlyMap<ClientId, JournalEntry> {
    const entries = this.#options.changes.entries();
    const newest = new Map<ClientId, JournalEntry>();
    if (!entries.ok) return newest;
    // Newest first: what was brought back since counts as brought back.
    for (const entry of entries.value) {
      const { client, purpose } = entry;
      if (purpose === 'removal' && client !== null && !newest.has(client))
        newest.set(client, entry);
    }
    for (const [client, entry] of newest) if (!tookProgram(entry)) newest.delete(client);
    return newest;
  }
}

const tookProgram = ({ state, effects }: JournalEntry): boolean =>
  state === 'done' &&
  effects.some(
    ({ step, state: its }) =>
      /^[^:]*:(?:package|program):/.test(step) && (its === 'done' || its === 'verified'),
  );

/** It runs, or it is installed: files that a person has put back are no return. */
const evidenceOf = ({ installations, remnants }: Survey): readonly string[] => [
  ...installations.map(({ path, version, source }) =>
    version === null
      ? `It stands at ${path} (${source}).`
      : `It stands at ${path} (${source}, version ${version}).`,
  ),
  ...remnants
    .filter(({ kind, belonging }) => kind === 'process' && belonging === 'client')
    .map(({ sentence }) => sentence),
];

const alertOf = (
  { id, endedAt, startedAt }: JournalEntry,
  client: ClientId,
  application: string,
  evidence: readonly string[],
): Alert => ({
  id: `client-returned:${client}@${id}`,
  rule: 'client-returned',
  at: new Date().toISOString(),
  client,
  device: null,
  pid: null,
  application,
  evidence: [...evidence, `Callwarden had removed it on ${(endedAt ?? startedAt).slice(0, 10)}.`],
});
