// What starts at login: https://specifications.freedesktop.org/autostart-spec/latest/.
import type { AutostartEntry } from '../../../port/index.ts';
import { execArguments } from '../command-line.ts';
import type { Look } from '../look.ts';
import { canStart } from './can-start.ts';
import { type DesktopEntry, desktopEntryAt } from './desktop-entry.ts';

const userFolder = '~/.config/autostart';
const systemFolder = '/etc/xdg/autostart';

export const readAutostart = (look: Look): readonly AutostartEntry[] => {
  const { ground } = look;
  const users = new Map(entriesIn(look, userFolder));
  const shared = new Map(entriesIn(look, systemFolder));
  const entryOf = (
    name: string,
    folder: string,
    entry: DesktopEntry,
    overridden: boolean,
  ): AutostartEntry[] => {
    const shown = `${folder}/${name}`;
    const own = `${userFolder}/${name}`;
    const client = clientOf(look, shown, entry);
    const file = client === null ? null : ground.file(shown);
    if (client === null || file === null) return [];
    return [
      {
        client,
        file,
        scope: folder === userFolder ? 'user' : 'system',
        active: !overridden && startsNow(look, entry),
        name: entry.value('Name') ?? name,
        command: entry.value('Exec') ?? '',
        overridePath: ground.placeOf(own),
        standing: ground.entry(own),
      },
    ];
  };
  return [
    ...[...users].flatMap(([name, entry]) => entryOf(name, userFolder, entry, false)),
    // A user's entry of the same name stands in place of the system's.
    ...[...shared].flatMap(([name, entry]) => entryOf(name, systemFolder, entry, users.has(name))),
  ];
};

const entriesIn = ({ ground }: Look, folder: string): (readonly [string, DesktopEntry])[] =>
  ground.names(folder).flatMap((name) => {
    if (!name.endsWith('.desktop')) return [];
    const entry = desktopEntryAt(ground, `${folder}/${name}`);
    return entry === null ? [] : [[name, entry] as const];
  });

/** What the command leads to decides; the catalogue's word counts where it leads to nobody we know. */
const clientOf = ({ owners }: Look, shown: string, entry: DesktopEntry): string | null =>
  owners.ofCommand(execArguments(entry.value('Exec') ?? '')) ?? owners.ofFile(shown);

const startsNow = ({ owners, desktops }: Look, entry: DesktopEntry): boolean => {
  // GNOME's own key stops GNOME alone; where the desktop is not known, it is taken at its word.
  const gnome = desktops.length === 0 || desktops.some((name) => /gnome|unity/i.test(name));
  if (entry.isTrue('Hidden') || (gnome && entry.value('X-GNOME-Autostart-enabled') === 'false'))
    return false;
  return entry.isShownIn(desktops) && canStart(entry, owners);
};
