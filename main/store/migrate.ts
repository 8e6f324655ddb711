// Brings a file to the version that this program knows.
import type { DatabaseSync } from 'node:sqlite';
import { failure, type Outcome, success } from '../outcome.ts';
import { integer } from './rows/row.ts';
import { migrations } from './schema.ts';

/** Runs the missing steps, each in a transaction. A newer file than known is a problem, and is not written to. */
export const migrate = (database: DatabaseSync, file: string): Outcome<null> => {
  const version = versionOf(database);
  if (version > migrations.length) return failure(newerFile(file, version));
  for (const [index, step] of migrations.entries()) {
    if (index < version) continue;
    database.exec(`BEGIN IMMEDIATE; ${step}; PRAGMA user_version = ${index + 1}; COMMIT`);
  }
  return success(null);
};

/** `user_version` of the file: the count of steps it has had. */
export const versionOf = (database: DatabaseSync): number =>
  integer(database.prepare('PRAGMA user_version').get() ?? {}, 'user_version');

export const newerFile = (file: string, version: number) =>
  ({
    kind: 'conflict',
    subject: file,
    message: `The history was written by a newer Callwarden (version ${version} of the file, ${migrations.length} is known).`,
    advice: 'Update Callwarden, or move the file away to begin a new history.',
  }) as const;

export const olderFile = (file: string) =>
  ({
    kind: 'conflict',
    subject: file,
    message: 'The history was written by an older Callwarden, which kept less.',
    advice:
      'Start Callwarden once (the app, or callwarden watch): it brings the history up to date.',
  }) as const;
