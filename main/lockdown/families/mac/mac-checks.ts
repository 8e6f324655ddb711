// What is asked about a client on macOS, besides what is asked everywhere.
import type { Client } from '../../../catalogue/index.ts';
import type { Check } from '../../check.ts';
import { devicePermissionChecks } from './device-permission.ts';
import { jobsCheck } from './jobs.ts';
import { linkChoiceCheck } from './link-choice.ts';
import { loginItemsCheck } from './login-items.ts';
import { preferenceChecks } from './preference.ts';

export const macChecks = (client: Client): readonly Check[] => [
  jobsCheck(client),
  loginItemsCheck(client),
  linkChoiceCheck(client),
  ...preferenceChecks(client),
  ...devicePermissionChecks(client),
];
