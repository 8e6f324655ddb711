// What starts the client by itself or by a click: at login, from a menu, from a browser's extension.
import { entryRelic, type Relic } from '../relic.ts';
import type { RemovalSight } from '../sight.ts';

export function starterRelics(sight: RemovalSight): readonly Relic[] {
  const { inventory, traces, client } = sight;
  const name = client.shortName;
  return [
    ...inventory.autostart.map(({ file, active }) =>
      entryRelic(sight, {
        kind: 'autostart',
        entry: file,
        belonging: 'client',
        sentence: active
          ? `Starts ${name} when you log in: ${file.shown}.`
          : `Would start ${name} when you log in, but is switched off: ${file.shown}.`,
      }),
    ),
    ...traces.menuEntries.map((entry) =>
      entryRelic(sight, {
        kind: 'menu-entry',
        entry,
        belonging: 'client',
        sentence: `Shows ${name} in the menu and offers it for its kinds of links and files: ${entry.shown}.`,
      }),
    ),
    ...inventory.messagingHosts.map(({ file, browser }) =>
      entryRelic(sight, {
        kind: 'native-messaging-host',
        entry: file,
        belonging: 'client',
        sentence: `${file.shown} lets an extension of ${browser} start ${name}.`,
      }),
    ),
  ];
}
