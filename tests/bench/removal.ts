// What a removal costs: finding all of one client in a crowded home, and weighing a cache of a hundred thousand files.
import { linkSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assemble } from '../../main/guard/assemble.ts';
import type { Changes } from '../../main/guard/changes/changes.ts';
import { openChanges } from '../../main/guard/changes/open-changes.ts';
import type { Paths } from '../../main/platform/port/index.ts';
import { clientTree } from '../rigs/client-tree.ts';
import { fillHome } from '../rigs/crowded-home.ts';

export interface RemovalFigures {
  /** The first look, with everything cold, and the median of 7, milliseconds. */
  readonly survey: { readonly first: number; readonly median: number };
  /** The same with a cache of 100,000 files to weigh, milliseconds. */
  readonly weighedMs: number;
  /** The longest that the event loop was held meanwhile, milliseconds. */
  readonly heldMs: number;
  /** The most that this process had resident during all of that (`*-child.ts` is its own), MB. */
  readonly residentMb: number;
}

const homeFiles = 200_000;
const cacheFiles = 100_000;
const aFolder = 500;

export const measureRemoval = async (): Promise<RemovalFigures> => {
  const outer = mkdtempSync(join(tmpdir(), 'callwarden-bench-removal-'));
  let residentMb = 0;
  let heldMs = 0;
  let lastMs = performance.now();
  const watch = setInterval(() => {
    residentMb = Math.max(residentMb, process.memoryUsage.rss() / 1024 / 1024);
    const now = performance.now();
    heldMs = Math.max(heldMs, now - lastMs - beatMs);
    lastMs = now;
  }, beatMs);
  try {
    const tree = clientTree(outer).zoomDeb().slackDeb();
    fillHome(tree.home, homeFiles);
    const changes = await changesAt(tree, join(outer, 'data'));
    lastMs = performance.now();
    heldMs = 0;
    const first = await timed(changes);
    const often: number[] = [];
    for (let run = 0; run < 7; run += 1) often.push(await timed(changes));
    const median = often.sort((a, b) => a - b)[3] ?? 0;
    fillCache(join(tree.home, '.zoom/data/cefcache/Cache'));
    lastMs = performance.now();
    heldMs = 0;
    const weighedMs = await timed(changes);
    return { survey: { first, median }, weighedMs, heldMs, residentMb };
  } finally {
    clearInterval(watch);
    rmSync(outer, { recursive: true, force: true });
  }
};

const beatMs = 10;

const changesAt = async ({ root, home }: Paths, folder: string): Promise<Changes> => {
  const assembly = await assemble();
  if (!assembly.ok) throw new Error(assembly.problem.message);
  const opened = await openChanges({
    ...assembly.value,
    paths: { root, home },
    folder,
    live: null,
  });
  if (!opened.ok) throw new Error(opened.problem.message);
  return opened.value.changes;
};

const timed = async (changes: Changes): Promise<number> => {
  const startedAt = performance.now();
  const survey = await changes.survey('zoom');
  if (!survey.ok) throw new Error(survey.problem.message);
  return performance.now() - startedAt;
};

const fillCache = (cache: string): void => {
  for (let at = 0; at < cacheFiles / aFolder; at += 1) {
    const folder = join(cache, String(at));
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, '0'), 'cached');
    for (let name = 1; name < aFolder; name += 1)
      linkSync(join(folder, '0'), join(folder, String(name)));
  }
};
