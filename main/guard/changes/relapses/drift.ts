// A fix that a client or an update has reverted is told once: looked for after the client has ended, and after it has started.
import type { Alert, ClientId, Finding, WatchEvent } from '../../../../preload/contract/index.ts';
import type { Changes } from '../changes.ts';
import type { TickStore } from '../ticks.ts';
import { Settling } from './settling.ts';
import { ToldOnce } from './told-once.ts';

export interface DriftOptions {
  readonly changes: Pick<Changes, 'check' | 'entries'>;
  readonly nameOf: (client: ClientId) => string;
  readonly store: TickStore | null;
  readonly raise: (alerts: readonly Alert[]) => void;
  readonly settledAfterMs?: number;
}

export class Drift {
  readonly #options: DriftOptions;
  readonly #settling: Settling;
  readonly #told: ToldOnce;

  constructor(options: DriftOptions) {
    this.#options = options;
    this.#settling = new Settling((client) => void this.#look(client), options.settledAfterMs);
    this.#told = new ToldOnce(options.store, 'fixes-reverted-told');
  }

  observe(events: readonly WatchEvent[]): void {
    for (const event of events)
      if (event.type === 'client.started' || event.type === 'client.stopped')
        this.#settling.happened(event.client);
  }

  /** Ends the timers. */
  stop(): void {
    this.#settling.stop();
  }

  async #look(client: ClientId): Promise<void> {
    const { changes, raise, nameOf } = this.#options;
    if (!hasMended(changes, client)) return;
    const report = await changes.check([client]);
    // What stands in the way of a check is told where checks are shown.
    if (!report.ok) return;
    const reverted = report.value.clients
      .flatMap(({ findings }) => findings)
      .flatMap((finding) =>
        finding.revertedSince === null ? [] : [{ finding, since: finding.revertedSince }],
      )
      .filter(({ finding, since }) => this.#told.isNews(finding.id, since));
    if (reverted.length === 0) return;
    const at = new Date().toISOString();
    raise(reverted.map(({ finding }) => alertOf(finding, nameOf(client), at)));
    this.#told.note(reverted.map(({ finding, since }) => [finding.id, since]));
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
