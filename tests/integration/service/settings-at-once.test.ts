// A setting that is saved holds at once, in the real guard and the real store.
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { storeFile } from '../../../main/guard/data-folder.ts';
import { startService } from '../../../main/guard/service/index.ts';
import { openStore } from '../../../main/store/index.ts';
import { ownFolder } from '../../rigs/own-folder.ts';
import { until } from '../../rigs/until.ts';
import { aCapture, ended } from '../../unit/store/events.ts';

const dayMs = 86_400_000;

test('history older than a new limit is forgotten without a restart', async () => {
  const folder = ownFolder('settings');
  onTestFinished(() => folder.remove());
  const data = join(folder.path, 'data');
  const nowMs = Date.now();
  const before = openStore({ file: storeFile(data) });
  if (!before.ok) throw new Error(before.problem.message);
  before.value.record([
    ended(aCapture('ten days ago', nowMs - 10 * dayMs, nowMs - 10 * dayMs + 1_000)),
    ended(aCapture('an hour ago', nowMs - 3_600_000, nowMs - 3_500_000)),
  ]);
  before.value.close();

  const started = await startService({
    paths: { root: folder.path, home: folder.home },
    devices: folder.path,
    folder: data,
  });
  if (!started.ok) throw new Error(started.problem.message);
  onTestFinished(() => started.value.stop());
  const { service } = started.value;
  const remembered = async (): Promise<readonly string[]> => {
    const range = {
      from: new Date(nowMs - 60 * dayMs).toISOString(),
      to: new Date(nowMs).toISOString(),
    };
    const told = await service.call('timeline.get', range);
    if (!told.ok || told.value === null || !('captures' in told.value))
      throw new Error('no history');
    return told.value.captures.map(({ id }) => id);
  };

  expect(await remembered()).toEqual(['ten days ago', 'an hour ago']);
  expect(await service.call('settings.save', { theme: 'dark' })).toMatchObject({ ok: true });
  expect(await remembered()).toEqual(['ten days ago', 'an hour ago']);
  expect(await service.call('settings.save', { retentionDays: 7 })).toMatchObject({ ok: true });
  await until(
    'the old is forgotten',
    async () => (await remembered()).length === 1 || undefined,
    2_000,
  );
  expect(await remembered()).toEqual(['an hour ago']);
});
