// Whose a program is that the registry or a task names: the client in whose place it stands.
import type { Installation } from '../../../../preload/contract/index.ts';
import { type Client, windowsFactsOf } from '../../../catalogue/index.ts';
import { PathIndex } from '../../../catalogue/paths/paths.ts';
import {
  expandAll,
  expandEntry,
  foldCase,
  type WindowsFolders,
  windowsBaseName,
  windowsKey,
} from '../../../catalogue/paths/windows-paths.ts';
import { programOf } from '../command-line.ts';

export interface Owners {
  /** By the place of a command's program; null where it stands in no client's place. */
  ofCommand(command: string): string | null;
  ofProgram(path: string): string | null;
  ofPackageFamily(name: string): string | null;
  /** True where the command's program is called as one of this client's. */
  isCalledAs(client: Client, command: string): boolean;
}

export function ownersAmong(
  clients: readonly Client[],
  installations: readonly Installation[],
  folders: WindowsFolders,
): Owners {
  const places = new PathIndex<string>();
  const families = new Map<string, string>();
  for (const client of clients) {
    const { installPaths, packageFamilyNames } = windowsFactsOf(client);
    for (const family of packageFamilyNames) families.set(foldCase(family), client.id);
    for (const entry of installPaths) {
      const key = windowsKey(expandEntry(entry, folders) ?? '');
      if (key !== null) places.add(key, entry, client.id);
    }
  }
  for (const { path, client } of installations) {
    const key = windowsKey(path);
    if (key !== null) places.add(key, path, client);
  }
  const ofProgram = (path: string): string | null => {
    const key = windowsKey(expandAll(path, folders));
    return key === null ? null : (places.find(key)?.owner ?? null);
  };
  const programIn = (command: string): string => programOf(expandAll(command, folders)) ?? '';
  return {
    ofProgram,
    ofCommand: (command) => ofProgram(programIn(command)),
    ofPackageFamily: (name) => families.get(foldCase(name)) ?? null,
    isCalledAs: (client, command) => {
      const name = foldCase(windowsBaseName(programIn(command)));
      return windowsFactsOf(client).processNames.some((known) => foldCase(known) === name);
    },
  };
}
