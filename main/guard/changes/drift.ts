// A fix that a client or an update has reverted is told once: looked for after the client has ended, and after it has started.
import * as z from 'zod';
import type { Alert, ClientId, Finding, WatchEvent } from '../../../preload/contract/index.ts';
import type { Changes } from './changes.ts';
import type { TickStore } from './ticks.ts';

/** A client writes its settings while it ends or begins; then they are looked at, milliseconds. */
const settledAfterMs = 3_000;

const key = 'fixes-reverted-told';
/** Findings that were told, with the time of the fix that was reverted: mended again, it is news again. */
const toldSchema = z.record(z.string(), z.string());

export interface DriftOptions {
  readonly changes: Pick<Changes, 'check' | 'entries'>;
  readonly nameOf: (client: ClientId) => string;
  readonly store: TickStore | null;
  readonly raise: (alerts: readonly Alert[]) => void;
  readonly settledAfterMs?: number;
}

export class Drift {
  readonly #options: DriftOptions;
  readonly #timers = new Map<ClientId, NodeJS.Timeout>();

  constructor(options: DriftOptions) {
    this.#options = options;
  }

  observe(events: readonly WatchEvent[]): void {
    for (const event of events)
      if (event.type === 'client.started' || event.type === 'client.stopped')
        this.#lookSoon(event.client);
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
    if (!hasMended(changes, client)) return;
    const report = await changes.check([client]);
    // What stands in the way of a check is told where checks are shown.
    if (!report.ok) return;
    const kept = store?.setting(key, toldSchema);
    const told = kept?.ok ? (kept.value ?? {}) : {};
    const news = report.value.clients
      .flatMap(({ findings }) => findings)
      .filter(({ id, revertedSince }) => revertedSince !== null && told[id] !== revertedSince);
    if (news.length === 0) return;
    raise(news.map((finding) => alertOf(finding, nameOf(client), new Date().toISOString())));
    const next = news.map(({ id, revertedSince }) => [id, revertedSince ?? ''] as const);
    store?.setSetting(key, { ...told, ...Object.fromEntries(next) });
  }
}

/** Nothing of ours to revert: nothing to look at, and nothing to pay. */
const hasMended = (changes: Pick<Changes, 'entries'>, client: ClientId): boolean => {
  const entries = changes.entries();
  return (
    entries.ok &&
    entries.value.some(
      ({ state, effects }) =>
        (state === 'done' || state === 'partly-undone') &&
        effects.some(({ step }) => step.startsWith(`${client}:`)),
    )
  );
};

const alertOf = (finding: Finding, name: string, at: string): Alert => ({
  id: `fix-reverted:${finding.id}@${finding.revertedSince}`,
  rule: 'fix-reverted',
  at,
  client: finding.client,
  device: null,
  pid: null,
  application: name,
  evidence: [
    finding.title,
    ...finding.evidence.map(({ text }) => text),
    `Callwarden had mended this on ${finding.revertedSince?.slice(0, 10)}.`,
  ],
});
