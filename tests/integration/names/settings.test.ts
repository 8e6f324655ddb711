// Names are off until a person switches them on, and off again at once; doctor says which, and how.
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startService } from '../../../main/guard/service/index.ts';
import { callwarden } from '../../rigs/callwarden.ts';
import { ownFolder } from '../../rigs/own-folder.ts';
import { until } from '../../rigs/until.ts';

test('the setting holds at once, and is kept', async () => {
  const folder = ownFolder('names-setting');
  onTestFinished(() => folder.remove());
  const start = async () => {
    const started = await startService({
      paths: { root: folder.path, home: folder.home },
      devices: folder.path,
      folder: join(folder.path, 'callwarden'),
    });
    if (!started.ok) throw new Error(started.problem.message);
    onTestFinished(() => started.value.stop());
    return started.value;
  };
  const off = /with `callwarden watch --names`/;
  const names = (guard: Awaited<ReturnType<typeof start>>['guard']) =>
    guard.health().find(({ part }) => part === 'names');

  const { service, guard, stop } = await start();
  expect(names(guard)).toMatchObject({ state: 'absent', advice: expect.stringMatching(off) });
  expect(await service.call('settings.save', { watchNames: true })).toMatchObject({ ok: true });
  // With leave it works; without, it says what leave it needs.
  const on = await until('another word', () => {
    const said = names(guard);
    return said?.advice?.match(off) ? undefined : said;
  });
  expect(on?.state === 'working' || on?.advice?.includes('setcap')).toBe(true);
  await stop();

  const again = await start();
  await until('the same word', () => names(again.guard)?.detail === on?.detail || undefined);
  const doctor = callwarden(['doctor', '--json', '--devices', folder.path], {
    ...folder.env,
    XDG_STATE_HOME: folder.path,
  });
  expect(JSON.parse(doctor.out).health).toContainEqual(on);
  await again.service.call('settings.save', { watchNames: false });
  expect(names(again.guard)?.advice).toMatch(off);
});
