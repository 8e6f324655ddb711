// Sets an entry of the keyring aside without taking it out: what is written on it changes, so that its program no longer
// finds it, and what it holds never leaves the keyring. The new writing names the run, which finds it again by that.
import type { KeyringItem } from '../../../preload/contract/index.ts';
import type { Outcome } from '../../outcome.ts';
import type { Hands } from '../journal.ts';
import { Refusal, refuse } from '../refusal.ts';
import type { Standing, Workplace } from './workplace.ts';

/** What a reader of the keyring sees of us, too. */
const mark = 'callwarden:set-aside';
const was = 'callwarden:was:';
/** libsecret's attribute for what kind of entry it is. */
const schema = 'xdg:schema';

export const setAside = async (
  at: Workplace,
  index: number,
  item: KeyringItem,
  hands: Hands,
): Promise<void> => {
  const there = (await likeness(item, hands)).find((one) => one.item === item.item);
  if (there === undefined)
    refuse(
      'conflict',
      item.label,
      `The entry “${item.label}” of the keyring is no longer as it was when the plan was made.`,
      'Look again, and make the plan anew.',
    );
  must(await keyringOf(item, hands).relabel(aside(item, markOf(at, index))));
};

export const asideStanding = async (
  at: Workplace,
  index: number,
  item: KeyringItem,
  hands: Hands,
): Promise<Standing> => {
  const [ours, theirs] = [await marked(at, index, item, hands), await likeness(item, hands)];
  if (ours === null) return theirs.length > 0 ? 'before' : 'gone';
  return theirs.length > 0 ? 'theirs' : 'ours';
};

/** What its program has made anew since stays, or is set aside in its turn and goes with the run. */
export const revertAside = async (
  at: Workplace,
  index: number,
  item: KeyringItem,
  hands: Hands,
  theirs: 'keep' | 'replace',
): Promise<void> => {
  const ours = await marked(at, index, item, hands);
  if (ours === null) return;
  const keyring = keyringOf(item, hands);
  for (const one of await likeness(item, hands)) {
    if (theirs === 'keep') return;
    must(await keyring.relabel(aside(one, theirMarkOf(at, index))));
  }
  must(await keyring.relabel({ ...item, item: ours.item }));
};

/** Deletes what the run has set aside, for good. Throws `unavailable` where it cannot be reached now. */
export const discardAside = async (
  at: Workplace,
  index: number,
  item: KeyringItem,
  hands: Pick<Hands, 'keyring'>,
): Promise<void> => {
  const keyring = keyringOf(item, hands);
  for (const value of [markOf(at, index), theirMarkOf(at, index)])
    for (const one of await found({ [mark]: value }, item, hands)) must(await keyring.discard(one));
};

const markOf = (at: Workplace, index: number): string => `${at.run.id}-${index}`;
const theirMarkOf = (at: Workplace, index: number): string => `${markOf(at, index)}-theirs`;

const aside = ({ item, label, attributes }: KeyringItem, value: string): KeyringItem => ({
  item,
  label: `Set aside by Callwarden: ${label}`,
  attributes: {
    ...Object.fromEntries(Object.entries(attributes).map(([name, text]) => [was + name, text])),
    [mark]: value,
    [schema]: 'org.callwarden.SetAside',
  },
});

const marked = async (
  at: Workplace,
  index: number,
  item: KeyringItem,
  hands: Hands,
): Promise<KeyringItem | null> =>
  (await found({ [mark]: markOf(at, index) }, item, hands))[0] ?? null;

/** Entries on which the very same is written. */
const likeness = async (item: KeyringItem, hands: Hands): Promise<readonly KeyringItem[]> =>
  (await found(item.attributes, item, hands)).filter(
    ({ attributes }) => Object.keys(attributes).length === Object.keys(item.attributes).length,
  );

const found = async (
  attributes: KeyringItem['attributes'],
  { label }: KeyringItem,
  hands: Pick<Hands, 'keyring'>,
): Promise<readonly KeyringItem[]> => {
  const { items, locked } = must(await keyringOf({ label }, hands).find(attributes));
  if (locked > 0)
    refuse(
      'unavailable',
      label,
      `The keyring that holds “${label}” is locked.`,
      'Unlock it (in “Passwords and Keys”, or by logging in), then try again.',
    );
  return items;
};

const keyringOf = ({ label }: Pick<KeyringItem, 'label'>, { keyring }: Pick<Hands, 'keyring'>) =>
  keyring ??
  refuse(
    'unavailable',
    label,
    'This system has no keyring that can be asked.',
    'Choose the other steps.',
  );

const must = <T>(outcome: Outcome<T>): T => {
  if (outcome.ok) return outcome.value;
  throw new Refusal(outcome.problem);
};
