// A small machine of the test's own: a root with a home, a journal, and the picture of everything in the root.
import { createHash } from 'node:crypto';
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import {
  type Action,
  type ActionPlan,
  type Expected,
  type Hands,
  type Journal,
  type JournalOptions,
  openJournal,
} from '../../../main/journal/index.ts';

export interface Workshop {
  readonly root: string;
  readonly folder: string;
  readonly journal: Journal;
  /** Opens the journal anew, as after a restart. */
  reopen(options?: Partial<JournalOptions>): Journal;
  /** Writes a file below the root, with its folders, and gives its path. */
  file(path: string, content?: string | Buffer, mode?: number): string;
}

export const workshop = (
  options: Partial<JournalOptions> & { readonly below?: string } = {},
): Workshop => {
  const { below = tmpdir(), ...given } = options;
  const outer = mkdtempSync(join(below, 'callwarden-journal-'));
  onTestFinished(() => rmSync(outer, { recursive: true, force: true }));
  const root = join(outer, 'root');
  const folder = given.folder ?? join(outer, 'journal');
  mkdirSync(root);
  const reopen = (more: Partial<JournalOptions> = {}): Journal => {
    const opened = openJournal({ folder, roots: [root], keepDays: 30, ...given, ...more });
    if (!opened.ok) throw new Error(opened.problem.message);
    return opened.value;
  };
  return {
    root,
    folder,
    journal: reopen(),
    reopen,
    file: (path, content = `content of ${path}\n`, mode = 0o644) => {
      const place = join(root, path);
      mkdirSync(dirname(place), { recursive: true });
      writeFileSync(place, content, { mode });
      return place;
    },
  };
};

/** For plans that change files only: whatever else is asked for is a mistake of the test. */
export const noHands: Hands = {
  run: () => Promise.reject(new Error('no command was expected')),
  endProcesses: () => Promise.reject(new Error('no process was to end')),
  muteStream: () => Promise.reject(new Error('no stream was to be muted')),
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

/**
 * Everything below a folder, one line an entry: kind, mode, owner, time of modification to the nanosecond, content,
 * and which names are the same file.
 */
export const pictureOf = (folder: string): string => {
  const firstNames = new Map<bigint, string>();
  const lines: string[] = [];
  const walk = (place: Buffer, shown: string): void => {
    const there = lstatSync(place, { bigint: true });
    const content = there.isFile()
      ? sha256(readFileSync(place))
      : there.isSymbolicLink()
        ? readlinkSync(place, { encoding: 'buffer' }).toString('latin1')
        : '';
    const first = firstNames.get(there.ino) ?? shown;
    firstNames.set(there.ino, first);
    const links = there.isDirectory() ? '' : `${there.nlink}=${first}`;
    lines.push(
      [shown, there.mode.toString(8), there.uid, there.gid, there.mtimeNs, links, content].join(
        ' ',
      ),
    );
    if (!there.isDirectory()) return;
    for (const name of readdirSync(place, { encoding: 'buffer' }).sort(Buffer.compare))
      walk(Buffer.concat([place, Buffer.from('/'), name]), `${shown}/${name.toString('latin1')}`);
  };
  walk(Buffer.from(folder), '.');
  return lines.join('\n');
};
