// An extension in a real Firefox: it goes as its file, and comes back switched off until the person switches it on.
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Catalogue, loadCatalogue } from '../../../main/catalogue/index.ts';
import { clientTree } from '../../rigs/client-tree.ts';
import { firefox, packXpi, setUpProfile, visitFirefox } from '../../rigs/firefox-profile.ts';
import { ownFolder } from '../../rigs/own-folder.ts';
import { given, removerAt } from '../../rigs/removal.ts';

const own = 'own@zoom.example';
const neighbour = 'neighbour@elsewhere.example';

/** Zoom, whose extension is the test's own. */
const catalogue = (): Catalogue => {
  const loaded = given(loadCatalogue());
  const known = { browser: 'firefox' as const, id: own, name: 'Own' };
  const clients = loaded.clients.map((client) =>
    client.id === 'zoom'
      ? { ...client, browserExtensions: [{ ...known, sources: ['https://zoom.example'] }] }
      : client,
  );
  return { ...loaded, clients, byId: (wanted) => clients.find((one) => one.id === wanted) };
};

describe.skipIf(!existsSync(firefox))('the real Firefox (needs firefox-esr)', () => {
  it('an extension goes with the next start, its neighbour stays, and it comes back', async () => {
    const folder = ownFolder('firefox-extension');
    onTestFinished(() => folder.remove());
    const { root, home } = clientTree(folder.path).plant({});
    const profile = join(home, '.mozilla/firefox/own.default');
    const file = join(profile, `extensions/${own}.xpi`);
    setUpProfile(profile, 'on');
    for (const id of [own, neighbour])
      copyFileSync(packXpi(folder.path, id), join(profile, `extensions/${id}.xpi`));
    const packed = readFileSync(file);
    const { changes, survey, plan } = await removerAt(
      { root, home },
      join(folder.path, 'data'),
      null,
      catalogue(),
    );
    const both = [`${own} on`, `${neighbour} on`];
    await visitFirefox(profile, home, both, async () => {
      // While it is open nothing is taken from below it.
      const [open] = (await survey('zoom')).remnants;
      expect(open).toMatchObject({ kind: 'browser-extension', way: 'by-hand', chosen: false });
      expect(open?.sentence).toContain('Firefox has it open');
    });
    const found = await survey('zoom');
    expect(found.remnants).toMatchObject([{ kind: 'browser-extension', way: 'quarantine' }]);

    const removed = given(await changes.remove(given(await plan(found)).id));

    expect(removed.verdict).toBe('Nothing of Zoom is left.');
    await visitFirefox(profile, home, [`${neighbour} on`]);
    setUpProfile(profile, 'wait');
    const undone = given(await changes.undo(removed.entry.id, { whenChanged: 'refuse' }));
    expect(undone.changed).toEqual([]);
    expect(readFileSync(file)).toEqual(packed);
    await visitFirefox(profile, home, [`${own} off`, `${neighbour} on`]);
  }, 150_000);
});
