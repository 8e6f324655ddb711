// Receipts of meetings that are over, made from what the store remembers.
import { existsSync } from 'node:fs';
import type { ClientId, Receipt } from '../../preload/contract/index.ts';
import { failure, type Outcome, success } from '../outcome.ts';
import { makeReceipt } from '../receipts/index.ts';
import { openStore, type Store } from '../store/index.ts';
import { storeFile } from './data-folder.ts';

export interface ReceiptsQuestion {
  /** Epoch milliseconds; meetings that touch this time. */
  readonly sinceMs: number;
  readonly untilMs: number;
  readonly client?: ClientId;
}

type Rows = Pick<Store, 'history' | 'meeting'>;

/** Newest first. `name` gives what people call a client. */
export const receiptsOf = (
  store: Rows,
  { sinceMs, untilMs, client }: ReceiptsQuestion,
  name: (client: ClientId) => string,
): Outcome<readonly Receipt[]> => {
  const range = { since: new Date(sinceMs).toISOString(), until: new Date(untilMs).toISOString() };
  const past = store.history(client === undefined ? range : { ...range, client });
  if (!past.ok) return past;
  const receipts: Receipt[] = [];
  for (const { id, endedAt } of past.value.meetings.toReversed()) {
    if (endedAt === null) continue;
    const receipt = receiptOf(store, id, name);
    if (receipt.ok) receipts.push(receipt.value);
    // Forgotten between the two questions: it is simply gone.
    else if (receipt.problem.kind !== 'not-found') return receipt;
  }
  return success(receipts);
};

/** `not-found`; `conflict` while the meeting goes on. */
export const receiptOf = (
  store: Pick<Store, 'meeting'>,
  id: string,
  name: (client: ClientId) => string,
): Outcome<Receipt> => {
  const record = store.meeting(id);
  if (!record.ok) return record;
  const receipt = makeReceipt(record.value, name(record.value.meeting.client));
  return receipt === null
    ? failure({
        kind: 'conflict',
        subject: id,
        message: 'This meeting still goes on.',
        advice: 'Its receipt is there a minute after its end.',
      })
    : success(receipt);
};

/** The store's file below a folder, read without disturbing a guard that records; null where there is none yet. */
export const openPast = (folder: string): Outcome<Store | null> => {
  const file = storeFile(folder);
  return existsSync(file) ? openStore({ file, reader: true }) : success(null);
};
