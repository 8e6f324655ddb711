// What a client keeps in the keyring of this session. For another home, or where none answers, its keyrings are said not
// to have been looked into: they open to nobody but their own session.
import type { Problem } from '../../../../preload/contract/index.ts';
import type { Client } from '../../../catalogue/index.ts';
import type { Ground } from '../../ground/index.ts';
import type { Keyring, KeyringEntry, Paths } from '../../port/index.ts';
import { isOwnSession } from '../keyring/index.ts';

/** Where gnome-keyring and KWallet keep them. */
const places: readonly (readonly [folder: string, ending: RegExp])[] = [
  ['~/.local/share/keyrings', /\.keyring$/],
  ['~/.local/share/kwalletd', /\.kwl$/],
];

export interface KeyringRead {
  readonly entries: readonly KeyringEntry[];
  readonly problems: readonly Problem[];
}

export const readKeyring = async (
  client: Client,
  ground: Ground,
  paths: Paths,
  keyring: Keyring,
): Promise<KeyringRead> => {
  const known = client.secrets.linuxKeyring ?? [];
  if (known.length === 0) return { entries: [], problems: [] };
  const without = (problem: Problem): KeyringRead => ({
    entries: [],
    problems: hasKeyrings(ground) ? [problem] : [],
  });
  if (!isOwnSession(paths)) return without(notOurs(client));
  const entries = new Map<string, KeyringEntry>();
  let locked = 0;
  for (const fact of known) {
    const found = await keyring.find(fact.attributes);
    if (!found.ok) return without(found.problem);
    for (const item of found.value.items)
      if (!entries.has(item.item)) entries.set(item.item, { item, known: fact });
    locked += found.value.locked;
  }
  return {
    entries: [...entries.values()],
    problems: locked === 0 ? [] : [lockedAway(client)],
  };
};

const hasKeyrings = (ground: Ground): boolean =>
  places.some(([folder, ending]) => ground.names(folder).some((name) => ending.test(name)));

const notOurs = ({ shortName }: Client): Problem => ({
  kind: 'unavailable',
  subject: 'keyring',
  message: `What ${shortName} may keep in the keyrings of this home was not looked at: they open in their own session alone.`,
  advice: 'Run Callwarden as that person, logged in.',
});

const lockedAway = ({ shortName }: Client): Problem => ({
  kind: 'unavailable',
  subject: 'keyring',
  message: `A keyring that is locked holds what may be ${shortName}’s; it was not opened.`,
  advice: 'Unlock it (in “Passwords and Keys”, or by logging in), then look again.',
});
