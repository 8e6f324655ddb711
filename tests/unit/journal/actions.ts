// Plans for tests: each action expects what stands at its path now.
import { createHash } from 'node:crypto';
import { lstatSync, readFileSync, readlinkSync } from 'node:fs';
import type { Action, ActionPlan, Expected, Hands } from '../../../main/journal/index.ts';

/** For plans that change files only: whatever else is asked for is a mistake of the test. */
export const noHands: Hands = {
  run: () => Promise.reject(new Error('no command was expected')),
  endProcesses: () => Promise.reject(new Error('no process was to end')),
  muteStream: () => Promise.reject(new Error('no stream was to be muted')),
  setBlock: () => Promise.reject(new Error('nothing was to be blocked')),
};

const base = { step: 'a-step', sentence: 'Something changes.', needsRoot: false } as const;

export const sha256 = (content: string | Buffer): string =>
  createHash('sha256').update(content).digest('hex');

type Options = { readonly step?: string };

/** Expects what stands there now. */
export const write = (
  path: string,
  content: string | Buffer,
  more: Options & { mode?: number } = {},
): Action => ({
  ...base,
  mode: 0o644,
  ...more,
  kind: 'write-file',
  path,
  content: Buffer.from(content),
  expected: expectedAt(path),
});

export const link = (
  path: string,
  target: string,
  more: Options & { readonly expected?: Expected } = {},
): Action => ({ ...base, kind: 'make-link', path, target, expected: expectedAt(path), ...more });

export const away = (path: string, more: Options = {}): Action => {
  const there = lstatSync(path, { bigint: true });
  const expected = { kind: 'entry', device: there.dev, inode: there.ino } as const;
  return { ...base, ...more, kind: 'quarantine', path, expected, bytes: 0 };
};

export const mode = (path: string, wanted: number, more: Options = {}): Action => ({
  ...base,
  ...more,
  kind: 'set-mode',
  path,
  mode: wanted,
  expectedMode: lstatSync(path).mode & 0o7777,
});

const expectedAt = (path: string): Expected => {
  const there = lstatSync(path, { throwIfNoEntry: false });
  if (!there) return { kind: 'absent' };
  if (there.isSymbolicLink()) return { kind: 'link', target: readlinkSync(path) };
  return { kind: 'file', sha256: sha256(readFileSync(path)) };
};

let plans = 0;
export const plan = (...actions: readonly Action[]): ActionPlan => {
  plans += 1;
  return {
    id: `plan-${plans}`,
    madeAtMs: 0,
    purpose: 'lockdown',
    client: 'zoom',
    actions,
    warnings: [],
  };
};
