// Keeps a block over time: a client that starts anew is moved into its group, and what a restart took away is put in
// force again where this guard may: the administrator's does so for everybody, also for whoever logs in later.
import type { Block, ClientId, WatchEvent } from '../../../preload/contract/index.ts';
import { heldOwner } from '../../blocking/index.ts';
import { type Outcome, success } from '../../outcome.ts';
import type { Firewall } from '../../platform/port/index.ts';
import { holdStanding } from './set-block.ts';
import { isHolding, keyOf, standingBlocks } from './standing-blocks.ts';

export interface BlockKeeperOptions {
  readonly firewall: Firewall;
  readonly uid: number;
  readonly pidsOf: (client: ClientId) => Promise<readonly number[]>;
}

/** A client starts its helpers within this time; each look catches those that were not yet there, milliseconds. */
const looksAfterMs = [0, 50, 200, 1_000, 3_000] as const;

export class BlockKeeper {
  readonly #options: BlockKeeperOptions;
  /** Of each block, the looks that are still to come. */
  readonly #looks = new Map<string, readonly NodeJS.Timeout[]>();

  constructor(options: BlockKeeperOptions) {
    this.#options = options;
  }

  /** Once, when the guard begins. A problem where what stands could not be put in force. */
  async start(): Promise<Outcome<void>> {
    const { firewall } = this.#options;
    for (const block of this.#kept()) {
      const made = firewall.makeGroup(block.group, block.uid);
      if (made.ok) this.#moveSoon(block);
    }
    return this.#hasLapsed() ? holdStanding(firewall) : success(undefined);
  }

  /** Some client has other processes than before: one of them may have to be moved. */
  processesChanged(): void {
    for (const block of this.#kept()) this.#moveSoon(block);
  }

  observe(events: readonly WatchEvent[]): void {
    const clients = new Set(
      events.flatMap((event) =>
        event.type === 'connection.opened' ? [event.connection.client] : [],
      ),
    );
    if (clients.size === 0) return;
    for (const block of this.#kept()) if (clients.has(block.client)) this.#moveSoon(block);
  }

  /** Ends the timers. */
  stop(): void {
    for (const timer of [...this.#looks.values()].flat()) clearTimeout(timer);
    this.#looks.clear();
  }

  #kept(): readonly Block[] {
    const { uid } = this.#options;
    return standingBlocks().filter((block) => uid === 0 || block.uid === uid);
  }

  /** The rules that are in force are older than a group that they should match, and this guard may load others. */
  #hasLapsed(): boolean {
    const { firewall, uid } = this.#options;
    if (uid !== 0 || firewall.hindrance() !== null) return false;
    return this.#kept().some(
      (block) => firewall.groupIdentity(block.group) !== null && !isHolding(block, firewall),
    );
  }

  #moveSoon(block: Block): void {
    const key = keyOf(block);
    for (const timer of this.#looks.get(key) ?? []) clearTimeout(timer);
    this.#looks.set(
      key,
      looksAfterMs.map((afterMs) => setTimeout(() => void this.#move(block), afterMs).unref()),
    );
  }

  async #move({ client, group, uid: owner }: Block): Promise<void> {
    const { firewall, uid, pidsOf } = this.#options;
    if (!firewall.makeGroup(group, owner).ok) return;
    const moved = firewall.join(group, await pidsOf(client), heldOwner(owner));
    // Who could not be moved is told with the block's state. Only root may close what was opened before the move; others' sockets end with their connections.
    const isNew = uid === 0 && (!moved.ok || moved.value.length > 0);
    if (isNew || this.#hasLapsed()) await holdStanding(firewall);
  }
}
