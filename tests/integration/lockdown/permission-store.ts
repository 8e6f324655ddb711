// The permission store's part, on its tables in a tree: the real one is asked in `portals.test.ts`.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Outcome, success } from '../../../main/outcome.ts';
import { readPermissionTable } from '../../../main/platform/linux/permission-store/index.ts';
import { writeTable } from '../../rigs/permission-store/write-table.ts';

/** `flatpak permission-set` and `permission-remove`; null for whatever else. */
export function asPermissionStore(
  home: string,
  [command, verb, table = '', entry = '', application = '', ...words]: readonly [
    string,
    ...string[],
  ],
): Outcome<void> | null {
  if (command !== 'flatpak') return null;
  if (verb !== 'permission-set' && verb !== 'permission-remove') return null;
  const file = join(home, '.local/share/flatpak/db', table);
  const read = readPermissionTable(readFileSync(file), file);
  if (!read.ok) return read;
  const permissions = new Map(read.value.get(entry));
  if (verb === 'permission-set') permissions.set(application, words);
  else permissions.delete(application);
  // It sorts applications by their ids.
  const sorted = new Map([...permissions].sort(([one], [other]) => (one < other ? -1 : 1)));
  writeFileSync(file, writeTable(new Map([...read.value, [entry, sorted]])));
  return success(undefined);
}
