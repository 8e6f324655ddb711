// Where the compiled table stands, and reading it when it is first needed.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { PartyTable } from './table.ts';

const place = path.join('main', 'parties', 'build', 'parties.table');

/** Looked for from this file's folder upwards, as source, bundle and packaged app all keep it; null where it is missing. */
export const partyTableFile = (start: string = import.meta.dirname): string | null => {
  for (let folder = path.resolve(start); ; folder = path.dirname(folder)) {
    // A packaged app keeps it beside its archive: the file is searched as it lies, not unpacked first.
    const found = path.join(folder, place);
    if (!found.includes('app.asar') && existsSync(found)) return found;
    if (folder === path.dirname(folder)) return null;
  }
};

/** Reads the table at the first call and never before; null where it is missing or damaged. */
export const lazyPartyTable = (
  file: string | null = partyTableFile(),
): (() => PartyTable | null) => {
  let table: PartyTable | null | undefined;
  return () => {
    if (table === undefined) {
      const read = file === null ? null : PartyTable.read(file);
      table = read?.ok ? read.value : null;
    }
    return table;
  };
};
