// The inventory that lockdown and removal work from: Windows keeps such things in its registry, where neither acts yet.
import type { Problem } from '../../../preload/contract/index.ts';
import type { Inventory } from '../port/index.ts';

const problem: Problem = {
  kind: 'unavailable',
  subject: 'win32',
  message: 'Callwarden watches on Windows, but does not lock down or remove anything there yet.',
  advice:
    'Use the settings of Windows: Privacy for devices, Apps for what is installed and what starts by itself.',
};

export const noInventory: { readonly inventory: Inventory; readonly problems: readonly Problem[] } =
  {
    inventory: {
      autostart: [],
      units: [],
      handlers: [],
      grants: [],
      policies: [],
      configuration: [],
      repositories: [],
      leftovers: [],
      messagingHosts: [],
    },
    problems: [problem],
  };
