// What a person has said is done by hand: finding to when, kept in the store where there is one.
import * as z from 'zod';
import type { Outcome } from '../../outcome.ts';
import { success } from '../../outcome.ts';
import type { Store } from '../../store/index.ts';

export type TickStore = Pick<Store, 'setting' | 'setSetting'>;

const key = 'lockdown-ticks';
/** Epoch milliseconds by finding. */
const keptSchema = z.record(z.string(), z.number());

export class Ticks {
  readonly #store: TickStore | null;
  #ticks: ReadonlyMap<string, number>;

  constructor(store: TickStore | null) {
    this.#store = store;
    const kept = store?.setting(key, keptSchema);
    this.#ticks = new Map(kept?.ok && kept.value !== null ? Object.entries(kept.value) : []);
  }

  all(): ReadonlyMap<string, number> {
    return this.#ticks;
  }

  /** Where the store cannot keep it, nothing is changed and its problem comes back. */
  set(finding: string, done: boolean, nowMs: number): Outcome<void> {
    const next = new Map(this.#ticks);
    if (done) next.set(finding, nowMs);
    else next.delete(finding);
    const kept = this.#store?.setSetting(key, Object.fromEntries(next)) ?? success(undefined);
    if (!kept.ok) return kept;
    this.#ticks = next;
    return success(undefined);
  }
}
