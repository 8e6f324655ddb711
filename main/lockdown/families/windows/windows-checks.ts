// What is asked about a client on Windows, besides what is asked everywhere.
import type { Client } from '../../../catalogue/index.ts';
import type { Check } from '../../check.ts';
import { settingChecks } from '../configuration/setting.ts';
import { deviceConsentChecks } from './device-consent.ts';
import { linkClaimChecks } from './link-claim.ts';
import { networkOpeningCheck } from './network-opening.ts';
import { policyChecks } from './policy.ts';
import { servicesAndTasksCheck } from './services-and-tasks.ts';
import { startupCheck } from './startup.ts';

export const windowsChecks = (client: Client): readonly Check[] => [
  startupCheck(client),
  servicesAndTasksCheck(client),
  networkOpeningCheck(client),
  ...linkClaimChecks(client),
  ...policyChecks(client),
  ...settingChecks(client, 'win32'),
  ...deviceConsentChecks(client),
];
