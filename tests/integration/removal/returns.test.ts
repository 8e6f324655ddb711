// A removed client that comes back is told once, over the real journal, store and readers.
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { Returns } from '../../../main/guard/changes/relapses/returns.ts';
import { openStore } from '../../../main/store/index.ts';
import type { Alert, WatchEvent } from '../../../preload/contract/index.ts';
import { program } from '../../rigs/client-tree/planting.ts';
import { clientTree } from '../../rigs/client-tree.ts';
import { ownFolder } from '../../rigs/own-folder.ts';
import { given, removerAt } from '../../rigs/removal.ts';
import { until } from '../../rigs/until.ts';

const started = (client: string): WatchEvent => ({
  type: 'client.started',
  at: '2026-11-24T12:00:00.000Z',
  client,
  process: {
    pid: 1,
    startedAt: '2026-11-24T12:00:00.000Z',
    parent: 0,
    uid: 0,
    name: client,
    executable: null,
    identity: 'path',
    evidence: 'stands at /opt/zoom',
  },
});

const plain = { '/opt/zoom/zoom': program, '~/.zoom/data/x.db': 'x' };

const scene = async () => {
  const folder = ownFolder('returns');
  onTestFinished(() => folder.remove());
  const tree = clientTree(folder.path).plant(plain);
  const store = given(openStore({ file: join(folder.path, 'store.db') }));
  onTestFinished(() => store.close());
  const { changes, survey, plan } = await removerAt(tree, join(folder.path, 'data'));
  const alerts: Alert[] = [];
  return {
    tree,
    alerts,
    changes,
    remove: async () => given(await changes.remove(given(await plan(await survey('zoom'))).id)),
    watch: (): Returns => {
      const returns = new Returns({
        changes,
        nameOf: () => 'Zoom',
        store,
        raise: (raised) => alerts.push(...raised),
        settledAfterMs: 10,
      });
      onTestFinished(() => returns.stop());
      return returns;
    },
  };
};

it('a client that is installed again is told once, also after a restart, and anew after a new removal', async () => {
  const { tree, alerts, remove, watch } = await scene();
  await remove();
  tree.plant(plain);

  watch().start();

  await until('the alert', () => alerts[0]);
  expect(alerts[0]).toMatchObject({ rule: 'client-returned', client: 'zoom', application: 'Zoom' });
  expect(alerts[0]?.evidence[0]).toContain('/opt/zoom');
  expect(alerts[0]?.evidence.at(-1)).toContain('Callwarden had removed it on');

  watch().observe([started('zoom')]);
  await setTimeout(500);
  expect(alerts).toHaveLength(1);

  await remove();
  tree.plant(plain);
  watch().observe([started('zoom')]);
  await until('the second alert', () => alerts[1]);
});

it('says nothing where it is gone, was brought back by hand, or was never removed', async () => {
  const { alerts, remove, watch, changes } = await scene();
  watch().observe([started('zoom')]);
  await setTimeout(300);
  const { entry } = await remove();
  watch().start();
  await setTimeout(300);
  given(await changes.undo(entry.id, { whenChanged: 'refuse' }));
  watch().start();
  watch().observe([started('slack')]);
  await setTimeout(500);
  expect(alerts).toEqual([]);
});
