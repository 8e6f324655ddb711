// What a full check costs: looking at everything and asking every question, in the guard's own way.
import { homedir } from 'node:os';
import { loadCatalogue } from '../../main/catalogue/index.ts';
import { type Ground, lookAround } from '../../main/guard/changes/look.ts';
import { checkClients } from '../../main/lockdown/index.ts';
import { currentPlatform } from '../../main/platform/index.ts';
import { everythingOpen } from '../integration/lockdown/machine.ts';

export interface LockdownFigures {
  /** This machine with all that runs on it, milliseconds: the first time, and the median of those after. */
  readonly machine: { readonly first: number; readonly median: number };
  /** A tree with thirteen clients and everything open. */
  readonly tree: { readonly median: number; readonly findings: number };
}

const rounds = 7;

export async function measureLockdown(): Promise<LockdownFigures> {
  const catalogue = loadCatalogue();
  const platform = await currentPlatform();
  if (!catalogue.ok || !platform.ok) throw new Error('nothing to check with');
  const common = { catalogue: catalogue.value, platform: platform.value };
  const machine = await timesOf({
    ...common,
    paths: { root: '/', home: homedir() },
    live: { devices: '/dev', intervalMs: 2_000 },
  });
  const open = everythingOpen();
  try {
    const tree = await timesOf({ ...common, paths: open, live: null });
    return {
      machine: { first: machine.first, median: machine.median },
      tree: { median: tree.median, findings: tree.findings },
    };
  } finally {
    open.remove();
  }
}

async function timesOf(ground: Ground) {
  const times: number[] = [];
  let findings = 0;
  for (let round = 0; round <= rounds; round += 1) {
    const startedAt = performance.now();
    const sight = await lookAround(ground, { ticks: new Map(), mended: new Map() });
    if (!sight.ok) throw new Error(sight.problem.message);
    const report = checkClients(sight.value);
    times.push(performance.now() - startedAt);
    findings = report.clients.reduce((sum, client) => sum + client.findings.length, 0);
  }
  const [first = 0, ...later] = times;
  return { first, median: later.sort((a, b) => a - b)[rounds >> 1] ?? 0, findings };
}
