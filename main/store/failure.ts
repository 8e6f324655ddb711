// What SQLite and the file system say when they cannot, sorted into what can be done about it.
// Codes: https://sqlite.org/rescode.html

import type { Problem } from '../../preload/contract/index.ts';
import { causeOf } from '../outcome.ts';

export type FailureKind = 'corrupt' | 'full' | 'read-only' | 'busy' | 'other';

const kinds: Readonly<Record<number, FailureKind>> = {
  5: 'busy',
  6: 'busy',
  8: 'read-only',
  10: 'other',
  11: 'corrupt',
  13: 'full',
  14: 'read-only',
  26: 'corrupt',
};

/** SQLITE_IOERR_WRITE, _FSYNC, _TRUNCATE, _SHMSIZE: what a full disk looks like from further down. */
const fullDisk = new Set([778, 1034, 1546, 4874]);

/** The kind of anything thrown by `node:sqlite` or `node:fs`. */
export const kindOf = (thrown: unknown): FailureKind => {
  if (typeof thrown !== 'object' || thrown === null) return 'other';
  if ('errcode' in thrown && typeof thrown.errcode === 'number') {
    if (fullDisk.has(thrown.errcode)) return 'full';
    return kinds[thrown.errcode & 0xff] ?? 'other';
  }
  const code = 'code' in thrown ? thrown.code : null;
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'full';
  return code === 'EACCES' || code === 'EROFS' || code === 'EPERM' ? 'read-only' : 'other';
};

const sayings: Readonly<Record<FailureKind, readonly [message: string, advice: string]>> = {
  corrupt: ['The history file is damaged.', 'Restart Callwarden: it sets the damaged file aside.'],
  full: [
    'The disk is full, so nothing new is remembered.',
    'Free some space; recording goes on by itself.',
  ],
  'read-only': [
    'The history may not be written, so nothing new is remembered.',
    'Make the folder and its files writable for you; recording goes on by itself.',
  ],
  busy: ['Another program holds the history file.', 'Close it; recording goes on by itself.'],
  other: [
    'The history could not be written, so nothing new is remembered.',
    'Look at the disk; recording goes on by itself when it works again.',
  ],
};

/** A failed write or read of the file, in a person's words. */
export const storageProblem = (file: string, thrown: unknown): Problem => {
  const [message, advice] = sayings[kindOf(thrown)];
  return { kind: 'storage', subject: file, message, advice, cause: causeOf(thrown) };
};
