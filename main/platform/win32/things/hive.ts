// Whose part of the registry is meant where the catalogue says HKCU: one's own, or that of the person whose home is looked at.
import { parse } from 'node:path';
import type { RegistryPlace } from '../../../../preload/contract/index.ts';
import { windowsKey } from '../../../catalogue/paths/windows-paths.ts';
import { type Outcome, success } from '../../../outcome.ts';
import type { Paths } from '../../port/index.ts';
import type { WindowsInventory } from '../inventory/index.ts';
import { areThere } from '../registry/index.ts';

export type Person =
  | { readonly whose: 'own' }
  /** `hive` is null while that person is not signed in: their part is in a file of theirs that is not opened. */
  | { readonly whose: 'other'; readonly hive: string | null }
  /** Another Windows, or a folder that is nobody's home here. */
  | { readonly whose: 'unknown' };

/** By the profile folders that this Windows knows (ProfileList). */
export async function personOf(
  { root, home }: Paths,
  { folders, profiles }: WindowsInventory,
): Promise<Outcome<Person>> {
  const own = folders.get('USERPROFILE') ?? '';
  const drive = folders.get('SYSTEMDRIVE') ?? parse(own).root;
  if (windowsKey(`${drive}\\`) !== windowsKey(root)) return success({ whose: 'unknown' });
  if (windowsKey(own) === windowsKey(home)) return success({ whose: 'own' });
  const [user] = [...profiles].find(([, folder]) => windowsKey(folder) === windowsKey(home)) ?? [];
  if (user === undefined) return success({ whose: 'unknown' });
  const hive = `HKU\\${user}`;
  const loaded = await areThere([{ key: `${hive}\\Software`, view: 64 }]);
  if (!loaded.ok) return loaded;
  return success({ whose: 'other', hive: loaded.value[0] === true ? hive : null });
}

/** The place in that person's part; null where it is not to be had. */
export const placeOf = (place: RegistryPlace, person: Person): RegistryPlace | null => {
  if (person.whose !== 'other' || !place.key.startsWith('HKCU\\')) return place;
  return person.hive === null
    ? null
    : { ...place, key: `${person.hive}${place.key.slice('HKCU'.length)}` };
};
