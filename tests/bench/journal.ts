// What the journal costs: one small file written, and a client's cache of a hundred thousand files taken away.
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Action,
  type ActionPlan,
  type Hands,
  type Journal,
  openJournal,
} from '../../main/journal/index.ts';

export interface JournalFigures {
  /** One write-file action in a plan of its own, from check to the last fsync, median of 21, milliseconds. */
  readonly writeMs: number;
  /** Quarantine on one file system, and back, milliseconds. */
  readonly awayMs: number;
  readonly backMs: number;
  /** Deleting it for good, milliseconds. */
  readonly purgeMs: number;
  /** A tenth of the files to another file system (copied, compared, deleted), and back; null without a second one. */
  readonly across: { readonly awayMs: number; readonly backMs: number } | null;
  /** The most that this process had resident during all of that (`*-child.ts` is its own), MB. */
  readonly residentMb: number;
}

const files = 100_000;
const aFolder = 1_000;

const noHands: Hands = {
  run: () => Promise.reject(new Error('no command in this plan')),
  endProcesses: () => Promise.reject(new Error('no process in this plan')),
  muteStream: () => Promise.reject(new Error('no stream in this plan')),
  setBlock: () => Promise.reject(new Error('no block in this plan')),
};

/** On the disk of the temporary folder; the second file system is `/dev/shm`, where it exists. */
export const measureJournal = async (): Promise<JournalFigures> => {
  const outer = mkdtempSync(join(tmpdir(), 'callwarden-bench-journal-'));
  const second = existsSync('/dev/shm') ? mkdtempSync('/dev/shm/callwarden-bench-journal-') : null;
  let residentMb = 0;
  const watch = setInterval(() => {
    residentMb = Math.max(residentMb, process.memoryUsage.rss() / 1024 / 1024);
  }, 50);
  try {
    const root = join(outer, 'root');
    mkdirSync(root);
    const journal = opened(join(outer, 'journal'), root);
    const writeMs = await medianWrite(journal, join(root, 'zoomus.conf'));
    const cache = join(root, 'cache');
    fill(cache, files);
    const away = await timed(() => ran(journal, takeAway(cache)));
    const back = await timed(() => journal.undo(away.value, noHands, { whenChanged: 'refuse' }));
    await ran(journal, takeAway(cache));
    const purge = await timed(() => journal.purge(Number.MAX_SAFE_INTEGER));
    let across: JournalFigures['across'] = null;
    if (second !== null) {
      fill(cache, files / 10);
      const other = opened(join(second, 'journal'), root);
      const out = await timed(() => ran(other, takeAway(cache)));
      const home = await timed(() => other.undo(out.value, noHands, { whenChanged: 'refuse' }));
      across = { awayMs: out.ms, backMs: home.ms };
    }
    const [awayMs, backMs, purgeMs] = [away.ms, back.ms, purge.ms];
    return { writeMs, awayMs, backMs, purgeMs, across, residentMb };
  } finally {
    clearInterval(watch);
    rmSync(outer, { recursive: true, force: true });
    if (second !== null) rmSync(second, { recursive: true, force: true });
  }
};

const opened = (folder: string, root: string): Journal => {
  const journal = openJournal({ folder, roots: [root], keepDays: 30 });
  if (!journal.ok) throw new Error(journal.problem.message);
  return journal.value;
};

const timed = async <T>(
  work: () => Promise<T>,
): Promise<{ readonly ms: number; readonly value: T }> => {
  const startedAt = performance.now();
  const value = await work();
  return { ms: performance.now() - startedAt, value };
};

const ran = async (journal: Journal, action: Action): Promise<string> => {
  const plan: ActionPlan = {
    ...{ id: 'bench', madeAtMs: 0, purpose: 'removal', client: 'zoom' },
    ...{ actions: [action], warnings: [] },
  };
  const outcome = await journal.run(plan, noHands);
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.value.id;
};

const base = { step: 'bench', sentence: 'Measured.', needsRoot: false } as const;

const takeAway = (path: string): Action => {
  const { dev: device, ino: inode } = lstatSync(path, { bigint: true });
  return {
    ...base,
    kind: 'quarantine',
    path,
    expected: { kind: 'entry', device, inode },
    bytes: 0,
  };
};

const medianWrite = async (journal: Journal, path: string): Promise<number> => {
  let content = Buffer.from('[General]\nround=0\n');
  writeFileSync(path, content);
  const times: number[] = [];
  for (let round = 1; round <= 21; round += 1) {
    const sha256 = createHash('sha256').update(content).digest('hex');
    content = Buffer.from(`[General]\nround=${round}\n`);
    const action: Action = {
      ...base,
      ...{ kind: 'write-file', path, content, expected: { kind: 'file', sha256 }, mode: 0o600 },
    };
    times.push((await timed(() => ran(journal, action))).ms);
  }
  return times.sort((a, b) => a - b)[10] ?? 0;
};

const fill = (folder: string, wanted: number): void => {
  for (let count = 0; count < wanted; count += 1) {
    const inner = join(folder, String(Math.floor(count / aFolder)));
    if (count % aFolder === 0) mkdirSync(inner, { recursive: true });
    writeFileSync(join(inner, `entry-${count}`), 'a small file of a cache');
  }
};
