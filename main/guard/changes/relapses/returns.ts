// A client that was removed and is here again is told once: looked for at the start, and when one of its processes starts.
import type {
  Alert,
  ClientId,
  JournalEntry,
  Survey,
  WatchEvent,
} from '../../../../preload/contract/index.ts';
import type { Changes } from '../changes.ts';
import type { TickStore } from '../ticks.ts';
import { Settling } from './settling.ts';
import { ToldOnce } from './told-once.ts';

export interface ReturnsOptions {
  readonly changes: Pick<Changes, 'survey' | 'entries'>;
  readonly nameOf: (client: ClientId) => string;
  readonly store: TickStore | null;
  readonly raise: (alerts: readonly Alert[]) => void;
  readonly settledAfterMs?: number;
}

export class Returns {
  readonly #options: ReturnsOptions;
  readonly #settling: Settling;
  readonly #told: ToldOnce;

  constructor(options: ReturnsOptions) {
    this.#options = options;
    this.#settling = new Settling((client) => void this.#look(client), options.settledAfterMs);
    this.#told = new ToldOnce(options.store, 'clients-returned-told');
  }

  /** Looks for every client that was removed. */
  start(): void {
    for (const client of this.#removed().keys()) this.#settling.happened(client);
  }

  observe(events: readonly WatchEvent[]): void {
    for (const event of events)
      if (event.type === 'client.started') this.#settling.happened(event.client);
  }

  /** Ends the timers. */
  stop(): void {
    this.#settling.stop();
  }

  async #look(client: ClientId): Promise<void> {
    const { changes, raise, nameOf } = this.#options;
    const removal = this.#removed().get(client);
    if (removal === undefined || !this.#told.isNews(client, removal.id)) return;
    const survey = await changes.survey(client);
    // What stands in the way of a look is told where removals are shown.
    if (!survey.ok) return;
    const evidence = evidenceOf(survey.value);
    if (evidence.length === 0) return;
    raise([alertOf(removal, client, nameOf(client), evidence)]);
    this.#told.note([[client, removal.id]]);
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
