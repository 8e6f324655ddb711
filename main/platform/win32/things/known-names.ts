// Names that the catalogue knows of what starts by itself: `service:ZoomCptService`, `task:ZoomUpdateTaskMachine`.
import type { Client } from '../../../catalogue/index.ts';
import { foldCase } from '../../../catalogue/paths/windows-paths.ts';

export type KnownKind = 'run' | 'service' | 'serviceDisplayName' | 'task';

/** Names with a star in them are guesses, and whose a thing is must then be told by its program. */
export function isKnownName(client: Client, kind: KnownKind, name: string): boolean {
  const wanted = foldCase(name);
  return client.backgroundServices.win32.some((entry) => {
    const at = entry.indexOf(':');
    return entry.slice(0, at) === kind && foldCase(entry.slice(at + 1)) === wanted;
  });
}
