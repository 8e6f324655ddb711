// One client's share of all that was seen, so that no check looks at another client's things by mistake.
import type { Installation } from '../../preload/contract/index.ts';
import type { Client } from '../catalogue/index.ts';
import { type Inventory, inventoryOf, ofClient } from '../platform/port/index.ts';
import type { Live, RunningClient, Sight } from './sight.ts';

export interface ClientSight {
  readonly client: Client;
  readonly installations: readonly Installation[];
  /** What belongs to this client alone, and the cameras, which are the machine's. */
  readonly inventory: Inventory;
  readonly live: (Omit<Live, 'running'> & { readonly running: RunningClient | null }) | null;
  readonly all: Sight;
}

export function clientSight(all: Sight, client: Client): ClientSight {
  const mine = ofClient(client.id);
  const { inventory, live } = all;
  return {
    client,
    installations: mine(all.installations),
    inventory: { ...inventoryOf(inventory, client.id), cameraNodes: inventory.cameraNodes },
    live: live && {
      running: live.running.find((running) => running.client === client.id) ?? null,
      listeners: mine(live.listeners),
      captures: live.captures.filter((capture) => capture.client === client.id),
      windows: live.windows,
      systemd: live.systemd,
    },
    all,
  };
}

/** Something of the client is on this machine, if only what it left behind. */
export function isHere(sight: ClientSight): boolean {
  const { installations, inventory, live } = sight;
  const traces = [inventory.autostart, inventory.units, inventory.handlers, inventory.grants];
  return (
    installations.length > 0 ||
    (live?.running ?? null) !== null ||
    traces.some((things) => things.length > 0) ||
    isOnWindows(inventory) ||
    inventory.leftovers.some(({ what }) => what === 'leftover')
  );
}

const isOnWindows = ({ windows }: Inventory): boolean =>
  windows !== undefined &&
  [windows.starts, windows.services, windows.tasks, windows.consents, windows.claims].some(
    (things) => things.length > 0,
  );
