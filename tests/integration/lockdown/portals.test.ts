// The desktop portals' real permission store: what it has kept is found, taken back by the step, and given back.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Journal, openJournal } from '../../../main/journal/index.ts';
import { checkClients, planSteps } from '../../../main/lockdown/index.ts';
import { exitedWell, runCommand } from '../../../main/platform/command/index.ts';
import { clientTree } from '../../rigs/client-tree.ts';
import { type OwnFolder, ownFolder } from '../../rigs/own-folder.ts';
import {
  missingForStore,
  type PermissionStore,
  startPermissionStore,
} from '../../rigs/permission-store/store.ts';
import { writeTable } from '../../rigs/permission-store/write-table.ts';
import { sightOf } from '../../rigs/sight.ts';
import { until } from '../../rigs/until.ts';
import { standIns } from './stand-ins.ts';

const missing = missingForStore();

describe.skipIf(missing !== null)(`the portals (needs ${missing ?? 'nothing more'})`, () => {
  let folder: OwnFolder;
  let root: string;
  let home: string;
  let journal: Journal;
  let store: PermissionStore;

  beforeAll(async () => {
    folder = ownFolder('portals');
    ({ root, home } = clientTree(folder.path).zoomFlatpak());
    const opened = openJournal({
      folder: join(folder.path, 'journal'),
      roots: [root],
      keepDays: 1,
    });
    if (!opened.ok) throw new Error(opened.problem.message);
    journal = opened.value;
    store = await startPermissionStore(home, folder.runtimeDir);
  });
  afterAll(async () => {
    await store?.stop();
    folder?.remove();
  });

  const hands = () => ({
    ...standIns({ root, home }),
    run: async (command: readonly [string, ...string[]], timeLimitMs: number) => {
      const ran = exitedWell(command, await runCommand(command, { timeLimitMs, env: store.env }));
      return ran.ok ? { ok: true as const, value: undefined } : ran;
    },
  });
  const findings = async (): Promise<readonly string[]> =>
    checkClients(await sightOf({ root, home }), ['zoom'])
      .clients.flatMap(({ findings }) => findings)
      .flatMap(({ id }) => (id.includes(':portal-') ? [id] : []));
  const table = (name: string): Buffer => readFileSync(join(home, '.local/share/flatpak/db', name));
  /** The store writes its tables a moment after it has answered. */
  const written = (wanted: readonly string[]) =>
    until(`findings ${wanted.join()}`, async () =>
      (await findings()).join() === wanted.join() ? true : undefined,
    );

  it('are found to let Zoom in, no longer after the steps, and again to the byte after undoing them', async () => {
    expect(await findings()).toEqual([]);
    store.flatpak('permission-set', 'devices', 'camera', 'us.zoom.Zoom', 'yes');
    store.flatpak('permission-set', 'devices', 'camera', 'org.example.Other', 'yes');
    store.flatpak('permission-set', 'devices', 'microphone', 'us.zoom.Zoom', 'no');
    store.flatpak(
      ...['permission-set', '--data', "('GNOME', uint32 1, <(uint32 7, 'monitor')>)"],
      ...['screencast', '8a6f0d2e', 'us.zoom.Zoom', 'yes'],
    );
    const ids = ['zoom:device-access:portal-camera', 'zoom:device-access:portal-screen'];
    await written(ids);
    const before = ['devices', 'screencast'].map(table);
    const shown = store.flatpak('permissions');

    const plan = planSteps(await sightOf({ root, home }), ids);
    if (!plan.ok) throw new Error(plan.problem.message);
    const done = await journal.run(plan.value, hands());
    if (!done.ok) throw new Error(done.problem.message);
    await written([]);
    const left = store.flatpak('permissions');
    expect(left).not.toMatch(/us\.zoom\.Zoom\s+yes/);
    expect(left).toMatch(/org\.example\.Other\s+yes/);

    const undone = await journal.undo(done.value.id, hands(), { whenChanged: 'refuse' });
    expect(undone).toMatchObject({ ok: true, value: { entry: { state: 'undone' } } });
    await written(ids);
    expect(store.flatpak('permissions')).toBe(shown);
    expect(['devices', 'screencast'].map(table)).toEqual(before);
  });

  it('read what our own writer of tables writes, so that it can stand in for them', async () => {
    const written = writeTable(
      new Map([
        ['camera', new Map([['us.zoom.Zoom', ['yes']]])],
        ['microphone', new Map([['com.slack.Slack', ['no', 'ask']]])],
      ]),
    );
    writeFileSync(join(home, '.local/share/flatpak/db/own'), written);
    // A table is read when it is asked for first.
    expect(store.flatpak('permissions', 'own').trim().split('\n').sort()).toEqual([
      'own\tcamera\tus.zoom.Zoom\tyes\t0x00',
      'own\tmicrophone\tcom.slack.Slack\tno,ask\t0x00',
    ]);
  });
});
