// A person's settings as they stand in the history's file, without keeping it open.
import { existsSync } from 'node:fs';
import { defaultSettings, type Settings } from '../../../preload/contract/index.ts';
import { openStore } from '../../store/index.ts';
import { readSettings } from './personal-settings.ts';

/** The defaults where there is no file, or none that can be read. */
export const keptSettings = (file: string): Settings => {
  if (!existsSync(file)) return defaultSettings;
  const reader = openStore({ file, reader: true });
  if (!reader.ok) return defaultSettings;
  const settings = readSettings(reader.value);
  reader.value.close();
  return settings;
};
