// What only other systems have of a client is empty on Windows: its own things stand in the registry.
import type { Inventory } from '../port/index.ts';

export const emptyInventory: Inventory = {
  autostart: [],
  units: [],
  handlers: [],
  grants: [],
  portalGrants: [],
  cameraNodes: [],
  policies: [],
  configuration: [],
  repositories: [],
  leftovers: [],
  messagingHosts: [],
};
