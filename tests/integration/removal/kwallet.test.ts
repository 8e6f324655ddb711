// What clients keep in a real KWallet, which is spoken to by the same protocol: found, set aside in it, brought back.
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { missingForKwallet, startKwallet } from '../../rigs/kwallet.ts';
import { ownFolder } from '../../rigs/own-folder.ts';
import { given, removerAt } from '../../rigs/removal.ts';

const missing = missingForKwallet();

const slack = { 'xdg:schema': 'chrome_libsecret_os_crypt_password_v2', application: 'Slack' };
const other = { ...slack, application: 'Other' };

const scene = async () => {
  const folder = ownFolder('kwallet');
  const kwallet = await startKwallet(folder.home, folder.runtimeDir);
  for (const [name, value] of Object.entries(kwallet.env)) vi.stubEnv(name, value);
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    await kwallet.stop();
    folder.remove();
  });
  const { changes, survey } = await removerAt(
    { root: '/', home: folder.home },
    join(folder.path, 'data'),
  );
  const entries = async () =>
    (await survey('slack')).remnants.filter(({ kind }) => kind === 'keyring');
  const remove = async (purge = false) => {
    const chosen = (await entries()).map(({ id }) => id);
    const plan = given(await changes.planRemoval({ client: 'slack', chosen, purge }));
    return given(await changes.remove(plan.id));
  };
  return { kwallet, changes, survey, entries, remove };
};

describe.skipIf(missing !== null)(`a real KWallet (needs ${missing ?? 'nothing more'})`, () => {
  it('an entry is set aside where it is, and comes back with its secret', async () => {
    const { kwallet, changes, entries, remove } = await scene();
    kwallet.store('Chromium Safe Storage', 'open sesame', slack);
    kwallet.store('Chromium Safe Storage', 'somebody else’s', other);
    expect(await entries()).toMatchObject([
      { belonging: 'client', way: 'quarantine', chosen: true, path: null },
    ]);

    const removed = await remove();

    expect(kwallet.lookup(slack)).toBeNull();
    expect(kwallet.lookup(other)).toBe('somebody else’s');
    expect(await entries()).toEqual([]);

    given(await changes.undo(removed.entry.id, { whenChanged: 'refuse' }));

    expect(kwallet.lookup(slack)).toBe('open sesame');
    expect(kwallet.lookup(other)).toBe('somebody else’s');
  });

  it('one that is locked is not opened, and that is said', async () => {
    const { kwallet, survey, entries } = await scene();
    kwallet.store('Chromium Safe Storage', 'open sesame', slack);
    kwallet.lock();
    expect(await entries()).toEqual([]);
    expect((await survey('slack')).problems).toContainEqual(
      expect.objectContaining({ message: expect.stringContaining('keyring that is locked') }),
    );
  });

  it('with purge it is deleted for good', async () => {
    const { kwallet, entries, remove } = await scene();
    kwallet.store('Chromium Safe Storage', 'open sesame', slack);
    const removed = await remove(true);
    expect(kwallet.search({ 'callwarden:set-aside': `${removed.entry.id}-0` })).toBe('');
    expect(kwallet.lookup(slack)).toBeNull();
    expect(await entries()).toEqual([]);
  });
});
