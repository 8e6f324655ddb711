// What clients have left in the profile folders of other people of this Windows: seen, said, and never touched from here.
import { readdirSync } from 'node:fs';
import type { Client } from '../../../catalogue/index.ts';
import { expandEntry, windowsFolders, windowsKey } from '../../../catalogue/paths/windows-paths.ts';
import type { OtherPerson, Paths } from '../../port/index.ts';
import { seenAt } from '../entry-seen.ts';
import { expandStars } from '../installed/expand-stars.ts';

/** Folders that only a person has. */
const personal = /^%(?:APPDATA|LOCALAPPDATA|USERPROFILE|TEMP|TMP)%\\/i;

export interface OthersSeen {
  readonly others: readonly OtherPerson[];
  /** Sentences. */
  readonly shortfalls: readonly string[];
}

/** `profiles` are profile folders by SID; those of services and of whoever's home is looked at are left out. */
export function lookAtOthers(
  clients: readonly Client[],
  profiles: ReadonlyMap<string, string>,
  { root, home }: Paths,
): OthersSeen {
  const people = [...profiles]
    .filter(([user]) => /^S-1-(?:5-21|12-1)-/.test(user))
    .map(([, folder]) => folder)
    .filter((folder) => windowsKey(folder) !== null && windowsKey(folder) !== windowsKey(home));
  const closed = people.filter((folder) => !mayLookInto(folder));
  const others = people
    .filter((folder) => !closed.includes(folder))
    .flatMap((person) => {
      const folders = windowsFolders(root, person);
      return clients.flatMap((client) =>
        [...client.leftovers.win32, ...client.userContentPaths.win32]
          .filter((pattern) => personal.test(pattern))
          .flatMap((pattern) => expandStars(expandEntry(pattern, folders) ?? person))
          .flatMap(({ path }) => {
            const entry = path === person ? null : seenAt(path, { root, home });
            return entry === null ? [] : [{ client: client.id, home: person, entry }];
          }),
      );
    });
  const shortfalls =
    closed.length === 0
      ? []
      : [
          `The profile folders of ${closed.length} other people may not be looked at without an administrator's rights.`,
        ];
  return { others, shortfalls };
}

const mayLookInto = (folder: string): boolean => {
  try {
    readdirSync(folder);
    return true;
  } catch (thrown) {
    // A profile whose folder was deleted has nothing in it.
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT';
  }
};
