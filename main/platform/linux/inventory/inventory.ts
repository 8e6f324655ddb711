// All that clients have on this machine besides their programs, in one look.
import type { Installation, Problem } from '../../../../preload/contract/index.ts';
import type { Client } from '../../../catalogue/index.ts';
import { openTree } from '../../files/index.ts';
import { groundBelow } from '../../ground/index.ts';
import { emptyInventory, type Inventory, type Paths } from '../../port/index.ts';
import { readCameraNodes } from './camera-nodes.ts';
import { readConfiguration } from './configuration.ts';
import { readAutostart } from './desktop/autostart.ts';
import { readHandlers } from './desktop/handlers.ts';
import { readFlatpakGrants } from './grants/flatpak-grants.ts';
import { readPortalGrants } from './grants/portal-grants.ts';
import { readSnapGrants } from './grants/snap-grants.ts';
import { readLeftovers } from './leftovers.ts';
import type { Look } from './look.ts';
import { readMessagingHosts } from './messaging-hosts.ts';
import { ownersOf } from './owners.ts';
import { readPolicies } from './policies.ts';
import { readRepositories } from './repositories/repositories.ts';
import { readUnits } from './units.ts';

/**
 * Looks at known places below `paths.root` and `paths.home`; runs nothing, changes nothing, walks no home. What could
 * not be read is in `problems`, and everything else in the inventory. `desktop` is written as in XDG_CURRENT_DESKTOP;
 * this session's own counts for this machine's own root alone.
 */
export const inventory = async (
  clients: readonly Client[],
  installations: readonly Installation[],
  paths: Paths,
  desktop?: string,
): Promise<{ readonly inventory: Inventory; readonly problems: readonly Problem[] }> => {
  const tree = openTree(paths.root);
  if (!tree.ok) return { inventory: emptyInventory, problems: [tree.problem] };
  const ground = groundBelow(tree.value, paths);
  const asked = new Set(clients.map(({ id }) => id));
  const ownDesktop = tree.value.root === '/' ? (process.env.XDG_CURRENT_DESKTOP ?? '') : '';
  const look: Look = {
    clients,
    installations: installations.filter(({ client }) => asked.has(client)),
    ground,
    owners: ownersOf(clients, installations, ground),
    desktops: (desktop ?? ownDesktop).split(':').filter((name) => name !== ''),
  };
  const found: Inventory = {
    autostart: readAutostart(look),
    units: readUnits(look),
    handlers: readHandlers(look),
    grants: [...readFlatpakGrants(look), ...readSnapGrants(look)],
    portalGrants: readPortalGrants(look),
    cameraNodes: readCameraNodes(look),
    policies: readPolicies(look),
    configuration: readConfiguration(look),
    repositories: readRepositories(look),
    leftovers: readLeftovers(look),
    messagingHosts: readMessagingHosts(look),
  };
  return { inventory: found, problems: ground.problems };
};
