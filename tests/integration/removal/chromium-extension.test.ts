// An extension in a real Chromium: what takes it away so that Chromium agrees, and brings it back as it was.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Catalogue, loadCatalogue } from '../../../main/catalogue/index.ts';
import { type RunningChromium, startChromium } from '../../rigs/chromium-profile.ts';
import { clientTree } from '../../rigs/client-tree.ts';
import { chromium, packExtension } from '../../rigs/own-extension.ts';
import { ownFolder } from '../../rigs/own-folder.ts';
import { given, removerAt } from '../../rigs/removal.ts';
import { until } from '../../rigs/until.ts';

/** Zoom, whose extension is the test's own. */
const catalogueWith = (id: string): Catalogue => {
  const catalogue = given(loadCatalogue());
  const clients = catalogue.clients.map((client) =>
    client.id === 'zoom'
      ? {
          ...client,
          browserExtensions: [
            { browser: 'chromium' as const, id, name: 'Own', sources: ['https://zoom.example'] },
          ],
        }
      : client,
  );
  return { ...catalogue, clients, byId: (wanted) => clients.find((one) => one.id === wanted) };
};

const scene = async () => {
  const folder = ownFolder('chromium-extension');
  onTestFinished(() => folder.remove());
  const extension = packExtension(folder.path, 'Own');
  const tree = clientTree(folder.path).plant({});
  const profiles = join(tree.home, '.config/chromium');
  const order = join(profiles, 'External Extensions', `${extension.id}.json`);
  mkdirSync(join(profiles, 'External Extensions'), { recursive: true });
  writeFileSync(
    order,
    JSON.stringify({ external_crx: extension.crx, external_version: extension.version }),
  );
  /** Lets Chromium run, as a person would, and tells what it has. */
  const visit = async (work?: (running: RunningChromium) => Promise<void>) => {
    const running = await startChromium(profiles, tree.home);
    try {
      await work?.(running);
      return await running.extensions();
    } finally {
      await running.close();
    }
  };
  const installed = [{ id: extension.id, state: 'ENABLED' }];
  await visit((running) =>
    until(
      'the extension',
      async () => ((await running.extensions()).length > 0 ? true : undefined),
      20_000,
    ).then(() => {}),
  );
  const catalogue = catalogueWith(extension.id);
  const remover = await removerAt(tree, join(folder.path, 'data'), null, catalogue);
  const preferences = join(profiles, 'Default/Preferences');
  return { ...remover, ...extension, profiles, order, preferences, visit, installed };
};

describe.skipIf(!existsSync(chromium))('the real Chromium (needs chromium)', () => {
  it('an extension that a person has installed goes, and comes back into what the list is by then', async () => {
    const { changes, survey, plan, id, order, profiles, preferences, visit, installed } =
      await scene();
    // As if from the store: nothing but the profile itself knows of it.
    const list = JSON.parse(readFileSync(preferences, 'utf8'));
    list.extensions.settings[id].location = 1;
    writeFileSync(preferences, JSON.stringify(list));
    rmSync(order);
    expect(await visit()).toEqual(installed);
    const found = await survey('zoom');
    expect(found.remnants).toMatchObject([
      {
        kind: 'browser-extension',
        belonging: 'client',
        way: 'quarantine',
        shown: `~/.config/chromium/Default/Extensions/${id}`,
      },
    ]);

    const removed = given(await changes.remove(given(await plan(found)).id));

    expect(removed.verdict).toBe('Nothing of Zoom is left.');
    expect(removed.entry.effects.map(({ state }) => state)).toContain('verified');
    expect(await visit()).toEqual([]);
    // Chromium has written its list anew since; what it says now stays.
    const since = JSON.parse(readFileSync(preferences, 'utf8'));
    since.bookmark_bar = { show_on_all_tabs: true };
    writeFileSync(preferences, JSON.stringify(since));

    const undone = given(await changes.undo(removed.entry.id, { whenChanged: 'refuse' }));

    expect(undone.changed).toEqual([]);
    expect(await visit()).toEqual(installed);
    expect(JSON.parse(readFileSync(preferences, 'utf8')).bookmark_bar).toMatchObject({
      show_on_all_tabs: true,
    });
    expect(existsSync(join(profiles, 'Default/Extensions', id))).toBe(true);
  }, 120_000);

  it('one that a file has Chromium install goes with that file, and comes back with it', async () => {
    const { changes, survey, plan, order, visit, installed } = await scene();

    const removed = given(await changes.remove(given(await plan(await survey('zoom'))).id));

    expect(removed.verdict).toBe('Nothing of Zoom is left.');
    expect(existsSync(order)).toBe(false);
    expect(await visit()).toEqual([]);
    given(await changes.undo(removed.entry.id, { whenChanged: 'refuse' }));
    expect(await visit()).toEqual(installed);
  }, 120_000);

  it('a profile that is open is left alone, and the way by hand is told', async () => {
    const { survey, plan, visit, preferences } = await scene();
    await visit(async () => {
      const before = readFileSync(preferences);
      const found = await survey('zoom');
      const [inProfile] = found.remnants.filter(({ way }) => way === 'by-hand');
      expect(inProfile).toMatchObject({ kind: 'browser-extension', chosen: false });
      expect(inProfile?.sentence).toContain('Chromium has it open: close Chromium and look again');
      const planned = given(await plan(found));
      expect(planned.effects.map(({ kind }) => kind)).toEqual(['quarantine']);
      expect(readFileSync(preferences)).toEqual(before);
    });
  }, 120_000);
});
