// Small choices of a person, kept beside the history: a key and a JSON value, checked by whoever asks.
import type { DatabaseSync } from 'node:sqlite';
import type { ZodType } from 'zod';
import { causeOf, failure, type Outcome, success } from '../../outcome.ts';
import { text } from './row.ts';

/** null where it was never set; `invalid-data` where it is not what the caller's schema expects. */
export const readSetting = <T>(
  database: DatabaseSync,
  key: string,
  schema: ZodType<T>,
): Outcome<T | null> => {
  const row = database.prepare('SELECT value FROM settings WHERE key = ?').get(key);
  if (!row) return success(null);
  try {
    return success(schema.parse(JSON.parse(text(row, 'value'))));
  } catch (thrown) {
    return failure({
      kind: 'invalid-data',
      subject: key,
      message: `The setting ${key} holds something that cannot be understood.`,
      advice: 'Set it again.',
      cause: causeOf(thrown),
    });
  }
};

export const writeSetting = (database: DatabaseSync, key: string, value: unknown): void => {
  database
    .prepare(
      'INSERT INTO settings VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    )
    .run(key, JSON.stringify(value));
};
