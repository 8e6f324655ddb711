// Who runs: every process by pid, and the client that it belongs to, by itself or through whoever started it.
import type { ClientId, Identity, Process } from '../../preload/contract/index.ts';
import type { Identification, Identify } from '../catalogue/index.ts';
import type { ProcessKey, ProcessStarted } from '../platform/port/index.ts';

export interface Owner {
  readonly client: ClientId;
  readonly identity: Identity;
  readonly evidence: string;
}

export interface KnownProcess {
  readonly observed: ProcessStarted;
  readonly owner: Owner | null;
}

interface Entry extends KnownProcess {
  owner: Owner | null;
  generation: number;
}

/** A parent chain longer than this is a loop made of reused pids, not a family. */
const longestAncestry = 64;

export class ProcessTable {
  #entries = new Map<number, Entry>();
  #pidsOfClient = new Map<ClientId, Set<number>>();
  #generation = 0;
  #identify: Identify;

  constructor(identify: Identify) {
    this.#identify = identify;
  }

  get(pid: number): KnownProcess | undefined {
    return this.#entries.get(pid);
  }

  pidsOf(client: ClientId): ReadonlySet<number> {
    return this.#pidsOfClient.get(client) ?? new Set();
  }

  keysOf(client: ClientId): readonly ProcessKey[] {
    return [...this.pidsOf(client)].flatMap((pid) => {
      const known = this.#entries.get(pid);
      return known ? [{ pid, startTicks: known.observed.startTicks }] : [];
    });
  }

  clients(): readonly ClientId[] {
    return [...this.#pidsOfClient.keys()];
  }

  /** Every process of every client. */
  *ownedPids(): Iterable<number> {
    for (const pids of this.#pidsOfClient.values()) yield* pids;
  }

  /** Takes a new or re-executed process in; gives what it replaced, if that had the same pid. */
  add(observed: ProcessStarted): {
    readonly entry: KnownProcess;
    readonly replaced: KnownProcess | null;
  } {
    const before = this.#entries.get(observed.pid);
    const replaced = before && !sameProcess(before.observed, observed) ? { ...before } : null;
    if (before) this.#forget(before);
    // A process that only executes another file stays in the family that it was started by.
    const inherited = before && !replaced ? inheritOnExec(before.owner) : null;
    const owner = this.#identified(observed) ?? this.#fromAncestors(observed) ?? inherited;
    const entry: Entry = { observed, owner, generation: this.#generation };
    this.#entries.set(observed.pid, entry);
    if (owner) this.#index(owner.client, observed.pid);
    return { entry, replaced };
  }

  remove(key: ProcessKey): KnownProcess | null {
    const entry = this.#entries.get(key.pid);
    if (!entry || entry.observed.startTicks !== key.startTicks) return null;
    this.#forget(entry);
    return entry;
  }

  /** A sample is complete: children that came before their parents find their family now. */
  adopt(): readonly KnownProcess[] {
    const adopted: KnownProcess[] = [];
    for (const entry of this.#entries.values()) {
      if (entry.owner) continue;
      const owner = this.#fromAncestors(entry.observed);
      if (!owner) continue;
      entry.owner = owner;
      this.#index(owner.client, entry.observed.pid);
      adopted.push(entry);
    }
    return adopted;
  }

  /** From here on a full sample is being told again; what is not told again is gone. */
  beginGeneration(): void {
    this.#generation += 1;
  }

  removeOlderGenerations(): readonly KnownProcess[] {
    const gone = [...this.#entries.values()].filter(
      (entry) => entry.generation !== this.#generation,
    );
    for (const entry of gone) this.#forget(entry);
    return gone;
  }

  #identified(observed: ProcessStarted): Owner | null {
    const found: Identification | null = this.#identify(observed);
    return found
      ? { client: found.client, identity: found.identity, evidence: found.evidence }
      : null;
  }

  #fromAncestors(observed: ProcessStarted): Owner | null {
    let parent = observed.parent;
    for (let depth = 0; depth < longestAncestry && parent > 1; depth += 1) {
      const entry = this.#entries.get(parent);
      if (!entry) return null;
      // A parent that is younger than its child is somebody else with a reused pid.
      if (entry.observed.startTicks > observed.startTicks) return null;
      if (entry.owner) {
        const { client, identity } = entry.owner;
        return {
          client,
          identity,
          evidence: `was started by ${entry.observed.name} (pid ${parent})`,
        };
      }
      parent = entry.observed.parent;
    }
    return null;
  }

  #index(client: ClientId, pid: number): void {
    const pids = this.#pidsOfClient.get(client);
    if (pids) pids.add(pid);
    else this.#pidsOfClient.set(client, new Set([pid]));
  }

  #forget(entry: Entry): void {
    const { pid } = entry.observed;
    this.#entries.delete(pid);
    if (!entry.owner) return;
    const pids = this.#pidsOfClient.get(entry.owner.client);
    pids?.delete(pid);
    if (pids?.size === 0) this.#pidsOfClient.delete(entry.owner.client);
  }
}

export const sameProcess = (a: ProcessKey, b: ProcessKey): boolean =>
  a.pid === b.pid && a.startTicks === b.startTicks;

const inheritOnExec = (owner: Owner | null): Owner | null =>
  owner?.evidence.startsWith('was started by') ? owner : null;

export const describeProcess = ({ observed }: KnownProcess, owner: Owner): Process => ({
  pid: observed.pid,
  startedAt: new Date(observed.startedAtMs).toISOString(),
  parent: observed.parent,
  uid: observed.uid,
  name: observed.name,
  executable: observed.executable,
  identity: owner.identity,
  evidence: owner.evidence,
});
