// A table of the desktop portal's permission store (xdg-permission-store keeps each in a file of its own):
// https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.impl.portal.PermissionStore.html
import { failure, type Outcome, success } from '../../../outcome.ts';
import { type Permissions, readEntry } from './entry.ts';
import { readGvdb } from './gvdb.ts';
import { Malformed } from './malformed.ts';

/** What each entry (`camera`, a token for a shared screen) permits to each application, by the application's id. */
export type PermissionTable = ReadonlyMap<string, Permissions>;

/** Pure. `invalid-data`, with the flaw as cause, for bytes that are no such table; `shown` names the file. */
export const readPermissionTable = (bytes: Buffer, shown: string): Outcome<PermissionTable> => {
  try {
    const main = readGvdb(bytes).tables.get('main');
    if (main === undefined) throw new Malformed('it has no table called main');
    return success(new Map([...main.values].map(([id, value]) => [id, readEntry(value)])));
  } catch (thrown) {
    if (!(thrown instanceof Malformed)) throw thrown;
    return failure({
      kind: 'invalid-data',
      subject: shown,
      message: `${shown} is no table of permissions.`,
      advice: 'Ask the permission store itself: flatpak permissions.',
      cause: thrown.message,
    });
  }
};
