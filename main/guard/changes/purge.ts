// Deleting for good what one run took to quarantine: only where a person has asked for that beforehand.
import type { JournalEntry } from '../../../preload/contract/index.ts';
import type { Hands, Journal } from '../../journal/index.ts';
import { type Outcome, success } from '../../outcome.ts';

/** The entry as it stands afterwards: nothing of it is kept. */
export const withoutQuarantine = async (
  journal: Pick<Journal, 'purgeRun' | 'entries'>,
  entry: JournalEntry,
  hands: Pick<Hands, 'keyring'>,
): Promise<Outcome<JournalEntry>> => {
  const purged = await journal.purgeRun(entry.id, hands);
  if (!purged.ok) return purged;
  const entries = journal.entries();
  if (!entries.ok) return entries;
  return success(entries.value.find(({ id }) => id === entry.id) ?? entry);
};
