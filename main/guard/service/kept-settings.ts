// A person's settings as they stand in the history's file, without keeping it open.
import { existsSync } from 'node:fs';
import { defaultSettings, type Settings } from '../../../preload/contract/index.ts';
import { openStore } from '../../store/index.ts';
import { policyNow, underPolicy } from '../policy.ts';
import { readSettings } from './personal-settings.ts';

/** The defaults where there is no file, or none that can be read; what the policy fixes is as it says. */
export const keptSettings = (file: string): Settings => {
  const policy = policyNow();
  if (!existsSync(file)) return underPolicy(defaultSettings, policy);
  const reader = openStore({ file, reader: true });
  if (!reader.ok) return underPolicy(defaultSettings, policy);
  const settings = readSettings(reader.value);
  reader.value.close();
  return underPolicy(settings, policy);
};
