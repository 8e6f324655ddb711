// A fix that is reverted while the client runs is told once, over the real checks, journal and store.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { assemble } from '../../../main/guard/assemble.ts';
import { openChanges } from '../../../main/guard/changes/open-changes.ts';
import { Drift } from '../../../main/guard/changes/relapses/drift.ts';
import { openStore } from '../../../main/store/index.ts';
import type { Alert, WatchEvent } from '../../../preload/contract/index.ts';
import { clientTree } from '../../rigs/client-tree.ts';
import { ownFolder } from '../../rigs/own-folder.ts';
import { until } from '../../rigs/until.ts';

const step = 'zoom:running-without-need:autostart';
const stopped: WatchEvent = {
  type: 'client.stopped',
  at: '2026-11-24T12:00:00.000Z',
  client: 'zoom',
};

const scene = async () => {
  const folder = ownFolder('drift');
  onTestFinished(() => folder.remove());
  const tree = clientTree(folder.path).zoomDeb();
  const assembly = await assemble();
  if (!assembly.ok) throw new Error(assembly.problem.message);
  const store = openStore({ file: join(folder.path, 'store.db') });
  if (!store.ok) throw new Error(store.problem.message);
  onTestFinished(() => store.value.close());
  const opened = await openChanges({
    ...assembly.value,
    paths: { root: tree.root, home: tree.home },
    folder: folder.path,
    live: null,
  });
  if (!opened.ok) throw new Error(opened.problem.message);
  const { changes } = opened.value;
  const alerts: Alert[] = [];
  const watchDrift = (): Drift => {
    const drift = new Drift({
      changes,
      nameOf: () => 'Zoom',
      store: store.value,
      raise: (raised) => alerts.push(...raised),
      settledAfterMs: 10,
    });
    onTestFinished(() => drift.stop());
    return drift;
  };
  const file = join(tree.home, '.config/autostart/zoom.desktop');
  const unmended = readFileSync(file);
  return {
    alerts,
    watchDrift,
    mend: async () => {
      const plan = await changes.plan([step]);
      if (!plan.ok) throw new Error(plan.problem.message);
      const applied = await changes.apply(plan.value.id);
      if (!applied.ok) throw new Error(applied.problem.message);
    },
    revert: () => writeFileSync(file, unmended),
  };
};

it('tells a reverted fix once, also after a restart, and again when it was mended anew', async () => {
  const { alerts, watchDrift, mend, revert } = await scene();
  await mend();
  revert();
  watchDrift().observe([stopped]);
  await until('the alert', () => alerts[0]);
  expect(alerts[0]).toMatchObject({ rule: 'fix-reverted', client: 'zoom', application: 'Zoom' });
  expect(alerts[0]?.evidence.join(' ')).toContain('Callwarden had mended this on');

  watchDrift().observe([stopped]);
  await setTimeout(1_000);
  expect(alerts).toHaveLength(1);

  await mend();
  revert();
  watchDrift().observe([stopped]);
  await until('the second alert', () => alerts[1]);
});

it('says nothing of a fix that holds, nor where nothing was ever mended', async () => {
  const { alerts, watchDrift, mend } = await scene();
  watchDrift().observe([stopped]);
  await setTimeout(500);
  await mend();
  watchDrift().observe([stopped]);
  await setTimeout(1_000);
  expect(alerts).toEqual([]);
});
