// What was told already is no news: remembered over restarts where there is a store, and while this runs where it fails.
import * as z from 'zod';
import type { TickStore } from '../ticks.ts';

/** Why each was told last (the fix or the removal it came after): after another one it is news again. */
const toldSchema = z.record(z.string(), z.string());

export class ToldOnce {
  readonly #store: TickStore | null;
  readonly #key: string;
  readonly #told = new Map<string, string>();

  constructor(store: TickStore | null, key: string) {
    this.#store = store;
    this.#key = key;
  }

  isNews(what: string, after: string): boolean {
    return this.#told.get(what) !== after && this.#kept()[what] !== after;
  }

  note(told: readonly (readonly [what: string, after: string])[]): void {
    for (const [what, after] of told) this.#told.set(what, after);
    this.#store?.setSetting(this.#key, { ...this.#kept(), ...Object.fromEntries(told) });
  }

  #kept(): Readonly<Record<string, string>> {
    const kept = this.#store?.setting(this.#key, toldSchema);
    return kept?.ok ? (kept.value ?? {}) : {};
  }
}
