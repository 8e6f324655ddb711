// Which of the catalogue's leftovers and own files of a client stand on this disk.
import type { Client } from '../../catalogue/index.ts';
import { expandEntry, windowsFolders } from '../../catalogue/paths/windows-paths.ts';
import type { LeftoverSeen, Paths } from '../port/index.ts';
import { seenAt } from './entry-seen.ts';
import { expandStars } from './installed/expand-stars.ts';

export function readLeftovers(clients: readonly Client[], paths: Paths): readonly LeftoverSeen[] {
  const folders = windowsFolders(paths.root, paths.home);
  const found = (client: Client, pattern: string, what: LeftoverSeen['what']): LeftoverSeen[] => {
    const place = expandEntry(pattern, folders);
    return (place === null ? [] : expandStars(place)).flatMap(({ path }) => {
      const entry = seenAt(path, paths);
      return entry === null ? [] : [{ client: client.id, entry, pattern, what }];
    });
  };
  return clients.flatMap((client) => [
    ...client.leftovers.win32.flatMap((pattern) => found(client, pattern, 'leftover')),
    ...client.userContentPaths.win32.flatMap((pattern) => found(client, pattern, 'user-content')),
    ...client.sharedPaths.flatMap((pattern) => found(client, pattern, 'shared')),
  ]);
}
