// The files in which a client keeps its settings on Windows, as the catalogue names them.
import { readFileSync } from 'node:fs';
import type { Client } from '../../catalogue/index.ts';
import { expandEntry, windowsFolders } from '../../catalogue/paths/windows-paths.ts';
import type { ConfigurationFile, FileSeen, Paths } from '../port/index.ts';
import { seenAt } from './entry-seen.ts';

/** More than this is no settings. */
const mostBytes = 16 * 1024 * 1024;

/** `shown` is the catalogue's own entry: `%APPDATA%\discord\settings.json`. Links are not followed. */
export function readConfiguration(
  clients: readonly Client[],
  paths: Paths,
): readonly ConfigurationFile[] {
  const folders = windowsFolders(paths.root, paths.home);
  return clients.flatMap((client) =>
    client.configFiles.flatMap(({ platform, path: shown, format }) => {
      const path = platform === 'win32' ? expandEntry(shown, folders) : null;
      if (path === null) return [];
      return [{ client: client.id, path, shown, format, file: fileAt(path, shown, paths) }];
    }),
  );
}

const fileAt = (path: string, shown: string, paths: Paths): FileSeen | null => {
  const entry = seenAt(path, paths);
  if (entry?.kind !== 'file' || entry.bytes > mostBytes) return null;
  try {
    return { ...entry, shown, content: readFileSync(path) };
  } catch {
    // Another program may hold it for itself: then nothing is said about it.
    return null;
  }
};
