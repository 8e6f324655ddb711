// What single parts cost, each alone: the catalogue, whose a process is, what is installed, a day out of a long history.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createIdentifier, loadCatalogue } from '../../main/catalogue/index.ts';
import { storeFile } from '../../main/guard/data-folder.ts';
import { installedSoftware } from '../../main/platform/linux/installed/index.ts';
import { openStore } from '../../main/store/index.ts';
import { writeLongHistory } from './screens/long-history.ts';
import { median } from './screens/median.ts';

export interface PartFigures {
  readonly catalogueMs: number;
  readonly installedMs: number;
  readonly identifyUs: number;
  readonly historyDayMs: number;
}

const rounds = 7;
const captures = 100_000;
const dayMs = 86_400_000;

export const measureParts = async (): Promise<PartFigures> => {
  const loaded = loadCatalogue();
  if (!loaded.ok) throw new Error(loaded.problem.message);
  const { clients } = loaded.value;
  const { ownership } = await installedSoftware(clients, { root: '/', home: '/root' }).then(
    (found) => {
      if (!found.ok) throw new Error(found.problem.message);
      return found.value;
    },
  );
  const identify = createIdentifier(loaded.value, { root: '/', home: '/root', ownership });
  return {
    catalogueMs: await typicalMs(() => loadCatalogue()),
    installedMs: await typicalMs(() => installedSoftware(clients, { root: '/', home: '/root' })),
    identifyUs: perCallUs((executable) => identify(aProcess(executable))),
    historyDayMs: await historyDayMs(),
  };
};

/** Milliseconds, the middle one; the first round is not counted. */
const typicalMs = async (work: () => unknown): Promise<number> => {
  const took: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const startedAt = performance.now();
    await work();
    if (round > 0) took.push(performance.now() - startedAt);
  }
  return median(took);
};

const crowd = ['/opt/zoom/zoom', '/usr/bin/gnome-shell', '/usr/share/code/code', null] as const;

const aProcess = (executable: string | null) => ({
  name: executable?.split('/').at(-1) ?? 'kworker/0:1',
  executable,
  arguments: executable === null ? [] : [executable],
  cgroup: '0::/user.slice/user-1000.slice/user@1000.service/app.slice/app-gnome-1.scope',
});

const perCallUs = (call: (executable: string | null) => unknown): number => {
  const calls = 100_000;
  const startedAt = performance.now();
  for (let at = 0; at < calls; at += 1) call(crowd[at % crowd.length] ?? null);
  return ((performance.now() - startedAt) * 1_000) / calls;
};

const historyDayMs = async (): Promise<number> => {
  const folder = mkdtempSync(join(tmpdir(), 'callwarden-bench-history-'));
  writeLongHistory(folder, captures);
  const opened = openStore({ file: storeFile(folder) });
  if (!opened.ok) throw new Error(opened.problem.message);
  const store = opened.value;
  const untilMs = Date.now() - 50 * dayMs;
  const iso = (ms: number): string => new Date(ms).toISOString();
  const day = { since: iso(untilMs - dayMs), until: iso(untilMs) };
  const took = await typicalMs(() => store.history(day));
  store.close();
  rmSync(folder, { recursive: true, force: true });
  return took;
};
