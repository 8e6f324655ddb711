// What the keyring holds for the client. It is set aside where it is: its secret is never read, and never on our disk.
import { success } from '../../outcome.ts';
import type { KeyringEntry } from '../../platform/port/index.ts';
import { type Relic, relic } from '../relic.ts';
import type { RemovalSight } from '../sight.ts';

export const keyringRelics = (sight: RemovalSight): readonly Relic[] =>
  (sight.traces.keyring ?? []).map((entry) => entryRelic(sight, entry));

function entryRelic(sight: RemovalSight, { item, known }: KeyringEntry): Relic {
  const { shortName, id } = sight.client;
  const { label } = item;
  const step = `${id}:keyring:${placeOf(item.item)}`;
  const words = attributesOf(known.attributes);
  const isGuess = known.lead === true;
  const why = isGuess
    ? `it may be ${shortName}’s, but no source that can be opened says so`
    : known.opens === undefined
      ? `${shortName} signs in or unlocks its data with it, and its secret is not read`
      : `it opens ${opened[known.opens]} of ${shortName}, and stays unless you choose it`;
  return relic(sight, {
    kind: 'keyring',
    name: placeOf(item.item),
    belonging: isGuess ? 'guess' : known.opens === undefined ? 'client' : 'own',
    sentence: `“${label}” in the keyring (${words}); ${why}.`,
    way: 'quarantine',
    evidence: [
      {
        kind: 'statement',
        text: `The entry “${label}” is found by ${words}.`,
        place: item.item,
        line: null,
        excerpt: null,
      },
    ],
    plan: (desk) => {
      desk.setAsideKey(
        step,
        `Set “${label}” aside in the keyring: ${shortName} no longer finds it, and its secret stays there, unread.`,
        item,
      );
      return success(undefined);
    },
  });
}

const opened = { messages: 'the messages', passwords: 'the saved passwords' } as const;

/** `login/7`: the same from look to look. */
const placeOf = (item: string): string => item.replace(/^.*\/collection\//, '');

/** Only what the catalogue knows: others may say more of a person than a plan should. */
const attributesOf = (attributes: KeyringEntry['known']['attributes']): string =>
  Object.entries(attributes)
    .filter(([name]) => name !== 'xdg:schema')
    .map(([name, value]) => `${name}=${value}`)
    .join(', ');
