// The door to the store.
import { existsSync } from 'node:fs';
import { failure, type Outcome } from '../outcome.ts';
import { refuseSymlinks } from './place.ts';
import { defaultRetention, type Retention } from './rows/retention.ts';
import { Store } from './store.ts';

export interface StoreOptions {
  /** Absolute path of the database. */
  readonly file: string;
  /** Epoch milliseconds. */
  readonly clock?: () => number;
  readonly retention?: Retention;
  /** Only read: make nothing, take no lock. */
  readonly reader?: boolean;
}

/**
 * Opens the history. Fails where the file is a symlink (`not-permitted`), was written by a newer version (`conflict`),
 * or, for a reader, is not there (`not-found`) or unreadable. A disk that refuses, a damaged file and a second guard
 * are no failures: the store says them with `takeHealth()`.
 */
export const openStore = ({ file, clock, retention, reader }: StoreOptions): Outcome<Store> => {
  const settings = { file, clock: clock ?? Date.now, retention: retention ?? defaultRetention };
  const plain = refuseSymlinks(file);
  if (!plain.ok) return plain;
  if (reader) {
    return existsSync(file)
      ? Store.toRead(settings)
      : failure({
          kind: 'not-found',
          subject: file,
          message: `There is no history in ${file} yet.`,
          advice: 'Let Callwarden watch once: from then on it is kept there.',
        });
  }
  return Store.toRecord(settings);
};
