// Names that were seen for the other ends of clients' connections, for an hour.
import type { NameSeen } from '../platform/port/index.ts';
import { plainAddress } from './plain-address.ts';

/** A name, and where it stood. */
export interface SeenName {
  readonly name: string;
  readonly seenIn: NameSeen['via'];
}

const namesKeptMs = 60 * 60 * 1_000;

export class SeenNames {
  /** By address, the longest ago first; below it by what it says. What is seen again moves to the end. */
  readonly #seen = new Map<string, Map<string, NameSeen>>();

  note(seen: NameSeen): void {
    const known = this.#seen.get(seen.address) ?? new Map<string, NameSeen>();
    const key = `${seen.localPort ?? ''} ${seen.via} ${seen.name}`;
    known.delete(key);
    known.set(key, seen);
    this.#seen.delete(seen.address);
    this.#seen.set(seen.address, known);
    this.#forget(seen.atMs - namesKeptMs);
  }

  /**
   * The newest first: what the connection itself said, or else what its address was looked up by, by whichever program.
   * A hello from another port belongs to another connection, and says nothing about this one.
   */
  of(address: string, localPort: number, nowMs: number): readonly SeenName[] {
    const known = [...(this.#seen.get(plainAddress(address))?.values() ?? [])]
      .filter(({ atMs }) => atMs >= nowMs - namesKeptMs)
      .reverse();
    const own = known.filter(({ localPort: port }) => port === localPort);
    const names = own.length > 0 ? own : known.filter(({ localPort: port }) => port === null);
    return names.map(({ name, via }) => ({ name, seenIn: via }));
  }

  #forget(beforeMs: number): void {
    for (const [address, known] of this.#seen) {
      for (const [key, { atMs }] of known) {
        if (atMs >= beforeMs) break;
        known.delete(key);
      }
      if (known.size > 0) return;
      this.#seen.delete(address);
    }
  }
}
