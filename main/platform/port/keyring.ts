// What is asked of the keyring of this very session: what is written on its entries, and never what they hold.
import type { KeyringItem } from '../../../preload/contract/index.ts';
import type { Outcome } from '../../outcome.ts';

export interface KeyringSeen {
  readonly items: readonly KeyringItem[];
  /** How many more lie in keyrings that are locked: they are counted, and never unlocked from here. */
  readonly locked: number;
}

export interface Keyring {
  /** Entries that have all of these attributes. `unavailable` where no keyring answers; none is started for it. */
  find(attributes: KeyringItem['attributes']): Promise<Outcome<KeyringSeen>>;
  /** Writes something else on an entry; what it holds stays as it is. `unavailable` where its keyring is locked. */
  relabel(item: KeyringItem): Promise<Outcome<void>>;
  /** Deletes an entry with what it holds, for good. */
  discard(item: KeyringItem): Promise<Outcome<void>>;
}
