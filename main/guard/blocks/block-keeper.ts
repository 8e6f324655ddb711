// Keeps a block over time: a client that starts anew is moved into its group, and what a restart took away is put in
// force again where this guard may: the administrator's does so for everybody, also for whoever logs in later.
import type { Block, ClientId, WatchEvent } from '../../../preload/contract/index.ts';
import { type Outcome, success } from '../../outcome.ts';
import type { Firewall } from '../../platform/port/index.ts';
import { holdStanding } from './set-block.ts';
import { isHolding, standingBlocks } from './standing-blocks.ts';

export interface BlockKeeperOptions {
  readonly firewall: Firewall;
  readonly uid: number;
  readonly pidsOf: (client: ClientId) => Promise<readonly number[]>;
}

/** A client starts its helpers within this time; each look catches those that were not yet there, milliseconds. */
const looksAfterMs = [0, 50, 200, 1_000, 3_000] as const;

export class BlockKeeper {
  readonly #options: BlockKeeperOptions;
  readonly #timers = new Set<NodeJS.Timeout>();

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

  observe(events: readonly WatchEvent[]): void {
    const clients = new Set(
      events.flatMap((event) => {
        if (event.type === 'client.started') return [event.client];
        return event.type === 'connection.opened' ? [event.connection.client] : [];
      }),
    );
    if (clients.size === 0) return;
    for (const block of this.#kept()) if (clients.has(block.client)) this.#moveSoon(block);
  }

  /** Ends the timers. */
  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
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
    for (const afterMs of looksAfterMs) {
      const timer = setTimeout(() => {
        this.#timers.delete(timer);
        void this.#move(block);
      }, afterMs);
      timer.unref();
      this.#timers.add(timer);
    }
  }

  async #move({ client, group, uid: owner }: Block): Promise<void> {
    const { firewall, uid, pidsOf } = this.#options;
    if (!firewall.makeGroup(group, owner).ok) return;
    const moved = firewall.join(group, await pidsOf(client), owner === uid ? null : owner);
    // Only root may close what was opened before the move; others' sockets end with their connections.
    const isNew = moved.ok && moved.value.length > 0 && uid === 0;
    if (isNew || this.#hasLapsed()) await holdStanding(firewall);
  }
}
