// What checks say: each family's sentences in a file of its own.
import { accounts } from './accounts.ts';
import { cameras } from './cameras.ts';
import { devices } from './devices.ts';
import { holes } from './holes.ts';
import { plans } from './plans.ts';
import { policies } from './policies.ts';
import { portals } from './portals.ts';
import { practices } from './practices.ts';
import { running } from './running.ts';
import { servers } from './servers.ts';
import { settings } from './settings.ts';
import { updates } from './updates.ts';

export { meanings } from './settings.ts';

export const lockdown = [
  ...accounts,
  ...cameras,
  ...devices,
  ...holes,
  ...plans,
  ...policies,
  ...portals,
  ...practices,
  ...running,
  ...servers,
  ...settings,
  ...updates,
] as const;
