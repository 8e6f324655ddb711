// All that a removal may look at: plain values about one client, made once by the guard.
import type {
  Block,
  Installation,
  Listener,
  Problem,
  Process,
} from '../../preload/contract/index.ts';
import type { Client } from '../catalogue/index.ts';
import type { Inventory, Ownership, Paths, ProcessKey, Traces } from '../platform/port/index.ts';

/** What only the machine that we run on can tell. */
export interface LiveSight {
  readonly processes: readonly Process[];
  readonly keys: readonly ProcessKey[];
  readonly listeners: readonly Listener[];
  /** Callwarden's own block that stands for this client and this person; null where none does. */
  readonly block: Block | null;
  /** systemd runs here, for the machine and for this person: its services can be stopped. */
  readonly systemd: { readonly system: boolean; readonly user: boolean };
}

export interface RemovalSight {
  readonly client: Client;
  readonly installations: readonly Installation[];
  /** What belongs to this client alone. */
  readonly inventory: Inventory;
  readonly traces: Traces;
  /** Which package of this client owns a file. */
  readonly ownership: Ownership;
  /** Which package, whoever's, owns a file outside the home; null where no package manager gave an answer. */
  readonly owners: ReadonlyMap<string, string> | null;
  /** null for another root or home: nothing live was looked at. */
  readonly live: LiveSight | null;
  readonly nowMs: number;
  readonly paths: Paths;
  /** Who would act: decides what needs root. */
  readonly uid: number;
  /** True for what may be taken away with the administrator's rights. */
  readonly rootMayTake: (path: string) => boolean;
  /** What could not be looked at, and why. */
  readonly problems: readonly Problem[];
}

/** Files outside the home that may be the client's: whoever owns them must be asked for. */
export function systemFiles({
  inventory,
  traces,
}: Pick<RemovalSight, 'inventory' | 'traces'>): readonly string[] {
  const entries = [
    ...inventory.autostart.map(({ file }) => file),
    ...inventory.units.map(({ file }) => file),
    ...inventory.leftovers.map(({ entry }) => entry),
    ...inventory.messagingHosts.map(({ file }) => file),
    ...inventory.repositories.flatMap(({ keys }) => keys),
    ...traces.menuEntries,
    ...traces.programs.map(({ entry }) => entry),
    ...traces.likenesses.map(({ entry }) => entry),
    ...(traces.extensionOrders ?? []).map(({ file }) => file),
    ...(traces.firewallRules ?? []).map(({ file }) => file),
  ];
  return [...new Set(entries.map(({ shown }) => shown))].filter((shown) => shown.startsWith('/'));
}
