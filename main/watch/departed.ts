// Whose the processes were that have ended: the kernel finishes their connections after them, and tells of those late.
import type { ClientId } from '../../preload/contract/index.ts';
import type { ProcessKey } from '../platform/port/index.ts';
import { type KnownProcess, sameProcess } from './processes.ts';

/** Longer than the kernel takes (native-probes/protocol.md), milliseconds. */
const rememberedMs = 90_000;

interface Gone {
  readonly key: ProcessKey;
  readonly client: ClientId;
  readonly atMs: number;
}

export class Departed {
  /** By pid, the one that ended first at the front. */
  readonly #gone = new Map<number, Gone>();

  note({ observed, owner }: KnownProcess, atMs: number): void {
    for (const [pid, gone] of this.#gone) {
      if (gone.atMs > atMs - rememberedMs) break;
      this.#gone.delete(pid);
    }
    this.#gone.delete(observed.pid);
    if (owner) this.#gone.set(observed.pid, { key: observed, client: owner.client, atMs });
  }

  clientOf(key: ProcessKey): ClientId | undefined {
    const gone = this.#gone.get(key.pid);
    return gone && sameProcess(gone.key, key) ? gone.client : undefined;
  }
}
