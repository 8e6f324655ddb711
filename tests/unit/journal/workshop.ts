// A small machine of the test's own: a root, and a journal beside it.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Journal, type JournalOptions, openJournal } from '../../../main/journal/index.ts';

export interface Workshop {
  readonly root: string;
  readonly folder: string;
  readonly journal: Journal;
  /** Opens the journal anew, as after a restart. */
  reopen(options?: Partial<JournalOptions>): Journal;
  /** Writes a file below the root, with its folders, and gives its path. */
  file(path: string, content?: string | Buffer, mode?: number): string;
}

/** Where a test that makes hundreds of trees makes them: on a disk each of them waits for it. */
export const memoryOrDisk = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

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
