// Keeps a block over time: a client that starts anew is moved into its group, and what a restart took away is put in
// force again where this guard may.
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
    const { firewall, uid } = this.#options;
    const own = this.#own();
    for (const block of own) {
      const made = firewall.makeGroup(block.group);
      if (made.ok) this.#moveSoon(block);
    }
    const lapsed = standingBlocks().some((block) => !isHolding(block, firewall));
    return uid === 0 && lapsed && firewall.hindrance() === null
      ? holdStanding(firewall)
      : success(undefined);
  }

  observe(events: readonly WatchEvent[]): void {
    const clients = new Set(
      events.flatMap((event) => {
        if (event.type === 'client.started') return [event.client];
        return event.type === 'connection.opened' ? [event.connection.client] : [];
      }),
    );
    if (clients.size === 0) return;
    for (const block of this.#own()) if (clients.has(block.client)) this.#moveSoon(block);
  }

  /** Ends the timers. */
  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  #own(): readonly Block[] {
    return standingBlocks().filter(({ uid }) => uid === this.#options.uid);
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

  async #move({ client, group }: Block): Promise<void> {
    const { firewall, uid, pidsOf } = this.#options;
    const moved = firewall.join(group, await pidsOf(client));
    // Only root may close what was opened before the move; others' sockets end with their connections.
    if (!moved.ok || moved.value.length === 0 || uid !== 0) return;
    await holdStanding(firewall);
  }
}
