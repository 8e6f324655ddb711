// What was over within a time, out of the store, in the order in which it was over.
import type { ClientId } from '../../preload/contract/index.ts';
import { type ExportItem, overAt } from '../export/index.ts';
import { type Outcome, success } from '../outcome.ts';
import type { Store } from '../store/index.ts';
import { receiptOf } from './receipts.ts';

/** Over after `afterMs` and up to `untilMs`, epoch milliseconds: each thing falls into one of several such times. */
export const exportItems = (
  store: Pick<Store, 'history' | 'meeting'>,
  afterMs: number,
  untilMs: number,
  name: (client: ClientId) => string,
): Outcome<readonly ExportItem[]> => {
  if (afterMs >= untilMs) return success([]);
  const past = store.history({
    since: new Date(afterMs).toISOString(),
    until: new Date(untilMs).toISOString(),
  });
  if (!past.ok) return past;
  const items: ExportItem[] = [];
  for (const capture of past.value.captures)
    if (isOver(capture)) items.push({ kind: 'capture', capture });
  for (const alert of past.value.alerts) items.push({ kind: 'alert', alert });
  for (const meeting of past.value.meetings) {
    if (!isOver(meeting)) continue;
    items.push({ kind: 'meeting', meeting });
    const receipt = receiptOf(store, meeting.id, name);
    // Forgotten between the two questions: there is nothing to tell of it.
    if (!receipt.ok && receipt.problem.kind !== 'not-found') return receipt;
    if (!receipt.ok) continue;
    for (const party of receipt.value.parties ?? [])
      for (const end of party.ends)
        items.push({ kind: 'far-end', receipt: receipt.value, party, end });
  }
  return success(
    items
      .filter((item) => Date.parse(overAt(item)) > afterMs && Date.parse(overAt(item)) <= untilMs)
      .sort((a, b) => Date.parse(overAt(a)) - Date.parse(overAt(b))),
  );
};

const isOver = <T extends { readonly endedAt: string | null }>(
  item: T,
): item is T & { readonly endedAt: string } => item.endedAt !== null;
