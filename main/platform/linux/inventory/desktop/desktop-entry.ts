// A desktop entry: a program as menus, link handlers and logins know it
// (https://specifications.freedesktop.org/desktop-entry-spec/latest/).
import type { Ground } from '../../../ground/index.ts';
import { type KeyFile, listOf, parseKeyFile } from '../key-file.ts';

export interface DesktopEntry {
  /** A key of the group `Desktop Entry`, as written. */
  value(key: string): string | null;
  isTrue(key: string): boolean;
  list(key: string): readonly string[];
  /** OnlyShowIn and NotShowIn; with no desktop known it counts as shown. */
  isShownIn(desktops: readonly string[]): boolean;
}

const group = 'Desktop Entry';

/** null where nothing is there or it is no desktop entry; the latter is reported. */
export const desktopEntryAt = (ground: Ground, shown: string): DesktopEntry | null => {
  const text = ground.text(shown);
  if (text === null) return null;
  const file = parseKeyFile(text);
  if (!file.groups.includes(group)) {
    // An empty file masks a system's entry of the same name on some desktops, and says nothing at all.
    ground.report('invalid-data', shown, 'is no desktop entry', 'Mend the file or remove it.');
    return null;
  }
  ground.reportFlaws(shown, file.flaws);
  return entryOf(file);
};

const entryOf = (file: KeyFile): DesktopEntry => {
  const value = (key: string) => file.value(group, key);
  const list = (key: string) => listOf(value(key));
  return {
    value,
    list,
    isTrue: (key) => value(key) === 'true' || value(key) === '1',
    isShownIn: (desktops) => {
      if (desktops.length === 0) return true;
      const only = list('OnlyShowIn');
      if (only.length > 0 && !desktops.some((name) => only.includes(name))) return false;
      return !desktops.some((name) => list('NotShowIn').includes(name));
    },
  };
};
