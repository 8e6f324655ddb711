// The past, as the store remembers it, without disturbing a guard that records.
import { existsSync } from 'node:fs';
import { type ClientId, type History, schemaVersion } from '../../preload/contract/index.ts';
import { type Outcome, success } from '../outcome.ts';
import { openStore } from '../store/index.ts';
import { storeFile } from './data-folder.ts';

export interface HistoryQuestion {
  readonly folder: string;
  readonly sinceMs: number;
  readonly untilMs: number;
  readonly client?: ClientId;
}

/** What happened between two times (epoch milliseconds). No store yet means an empty history, not an error. */
export const readHistory = ({
  folder,
  sinceMs,
  untilMs,
  client,
}: HistoryQuestion): Outcome<History> => {
  const since = new Date(sinceMs).toISOString();
  const until = new Date(untilMs).toISOString();
  const file = storeFile(folder);
  if (!existsSync(file))
    return success({ schemaVersion, since, until, captures: [], meetings: [], alerts: [] });
  const store = openStore({ file, reader: true });
  if (!store.ok) return store;
  const history = store.value.history({
    since,
    until,
    ...(client === undefined ? {} : { client }),
  });
  store.value.close();
  return history;
};
