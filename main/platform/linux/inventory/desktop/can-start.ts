// Whether a desktop entry's program is there, as desktops ask before they show or start it.
import { execArguments } from '../command-line.ts';
import type { Owners } from '../owners.ts';
import type { DesktopEntry } from './desktop-entry.ts';

/** `TryExec`, and the first word of `Exec`; an entry without one is started over D-Bus or not at all. */
export const canStart = (entry: DesktopEntry, owners: Owners): boolean => {
  const tried = entry.value('TryExec');
  if (tried !== null && owners.find(tried) === null) return false;
  const [program] = execArguments(entry.value('Exec') ?? '');
  return program === undefined ? entry.isTrue('DBusActivatable') : owners.find(program) !== null;
};
