// What clients keep in a real gnome-keyring: found, set aside in it, brought back as the very same secret.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type Hands, openJournal } from '../../../main/journal/index.ts';
import { secretService } from '../../../main/platform/linux/keyring/index.ts';
import { missingForKeyring, startKeyring } from '../../rigs/keyring.ts';
import { ownFolder } from '../../rigs/own-folder.ts';
import { given, removerAt } from '../../rigs/removal.ts';

const missing = missingForKeyring();

const electron = (application: string) => ({
  'xdg:schema': 'chrome_libsecret_os_crypt_password_v2',
  application,
});
const slack = electron('Slack');

const scene = async () => {
  const folder = ownFolder('keyring');
  const keyring = await startKeyring(folder.home, folder.runtimeDir);
  for (const [name, value] of Object.entries(keyring.env)) vi.stubEnv(name, value);
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    await keyring.stop();
    folder.remove();
  });
  const data = join(folder.path, 'data');
  const { changes, survey } = await removerAt({ root: '/', home: folder.home }, data);
  const entries = async (client: string) =>
    (await survey(client)).remnants.filter(({ kind }) => kind === 'keyring');
  return {
    keyring,
    home: folder.home,
    data,
    changes,
    survey,
    entries,
    /** The entries of the keyring, and nothing else of this machine. */
    remove: async (client: string, purge = false) => {
      const chosen = (await entries(client)).map(({ id }) => id);
      const plan = given(await changes.planRemoval({ client, chosen, purge }));
      return { plan, removed: given(await changes.remove(plan.id)) };
    },
  };
};

describe.skipIf(missing !== null)(`a real keyring (needs ${missing ?? 'nothing more'})`, () => {
  it('an entry is set aside where it is, and comes back with its secret', async () => {
    const { keyring, data, changes, entries, remove } = await scene();
    keyring.store('Chromium Safe Storage', 'open sesame', slack);
    const before = keyring.search(slack);
    expect(await entries('slack')).toMatchObject([
      { belonging: 'client', way: 'quarantine', chosen: true, path: null, needsRoot: false },
    ]);

    const { plan, removed } = await remove('slack');

    expect(plan.effects).toMatchObject([{ kind: 'set-aside-key', irreversible: null }]);
    expect(JSON.stringify(plan)).not.toContain('open sesame');
    expect(keyring.lookup(slack)).toBeNull();
    expect(keyring.lookup({ application: 'Slack' })).toBeNull();
    expect(await entries('slack')).toEqual([]);
    expect(removed.entry).toMatchObject({
      effects: [{ state: 'verified' }],
      keptUntil: expect.any(String),
    });
    expect(keyring.search({ 'callwarden:set-aside': `${removed.entry.id}-0` })).toContain(
      'label = Set aside by Callwarden: Chromium Safe Storage',
    );
    expect(execFileSync('find', [data, '-type', 'f', '-exec', 'cat', '{}', '+'])).not.toContain(
      'open sesame',
    );

    given(await changes.undo(removed.entry.id, { whenChanged: 'refuse' }));

    expect(keyring.lookup(slack)).toBe('open sesame');
    expect(keyring.search(slack)).toBe(before);
  });

  it('what the client has made anew since is told, and gives way only where that is wanted', async () => {
    const { keyring, changes, remove } = await scene();
    keyring.store('Chromium Safe Storage', 'the old one', slack);
    const { entry } = (await remove('slack')).removed;
    keyring.store('Chromium Safe Storage', 'the new one', slack);

    const refused = given(await changes.undo(entry.id, { whenChanged: 'refuse' }));
    expect(refused.changed).toMatchObject([{ path: 'Chromium Safe Storage' }]);
    expect(keyring.lookup(slack)).toBe('the new one');

    given(await changes.undo(entry.id, { whenChanged: 'restore-ours' }));
    expect(keyring.lookup(slack)).toBe('the old one');
  });

  it('with --purge it is deleted for good', async () => {
    const { keyring, changes, remove } = await scene();
    keyring.store('Chromium Safe Storage', 'gone', slack);

    const { removed } = await remove('slack', true);

    expect(keyring.lookup(slack)).toBeNull();
    expect(keyring.search({ 'callwarden:set-aside': `${removed.entry.id}-0` })).toBe('');
    expect(removed.entry.keptUntil).toBeNull();
    expect(await changes.undo(removed.entry.id, { whenChanged: 'refuse' })).toMatchObject({
      ok: false,
      problem: { kind: 'unavailable' },
    });
  });

  it('what only resembles it is nobody’s, what opens messages is a person’s own', async () => {
    const { keyring, entries } = await scene();
    keyring.store('Slack', 'my own note', { application: 'Slack' });
    keyring.store('Slackware mirror', 'x', electron('Slackware'));
    keyring.store('Slack Safe Storage', 'x', { service: 'Slack Safe Storage' });
    keyring.store('Chromium Safe Storage', 'x', electron('Signal'));
    keyring.store('Chromium Safe Storage', 'x', electron('discord'));
    expect(await entries('slack')).toEqual([]);
    expect(await entries('zoom')).toEqual([]);
    expect(await entries('signal-desktop')).toMatchObject([{ belonging: 'own', chosen: false }]);
    expect(await entries('discord')).toMatchObject([{ belonging: 'guess', chosen: false }]);
  });

  it('a locked keyring is not unlocked: it is said, and what was set aside waits', async () => {
    const { keyring, changes, survey, remove } = await scene();
    keyring.store('Chromium Safe Storage', 'kept', slack);
    const { entry } = (await remove('slack')).removed;
    keyring.store('Chromium Safe Storage', 'another', slack);
    keyring.lock();

    const { remnants, problems } = await survey('slack');
    expect(remnants.filter(({ kind }) => kind === 'keyring')).toEqual([]);
    expect(problems).toContainEqual(
      expect.objectContaining({
        subject: 'keyring',
        message: 'A keyring that is locked holds what may be Slack’s; it was not opened.',
      }),
    );
    const undone = given(await changes.undo(entry.id, { whenChanged: 'restore-ours' }));
    expect(undone.entry.effects).toMatchObject([
      { state: 'verified', problem: { kind: 'unavailable' } },
    ]);

    await keyring.unlock();
    given(await changes.undo(entry.id, { whenChanged: 'restore-ours' }));
    expect(keyring.lookup(slack)).toBe('kept');
  });

  it('a run that fails half way leaves it as it was', async () => {
    const { keyring, home, data } = await scene();
    keyring.store('Chromium Safe Storage', 'whole', slack);
    const before = keyring.search(slack);
    const [item] = given(await secretService.find(slack)).items;
    if (item === undefined) throw new Error('It was just stored.');
    const journal = given(openJournal({ folder: join(data, 'own'), roots: [home], keepDays: 30 }));
    /** Ends after the first of the two writings of a setting aside. */
    const halfway: Pick<Hands, 'keyring'> = {
      keyring: {
        ...secretService,
        relabel: async (wanted) => {
          await secretService.relabel({ ...wanted, label: item.label });
          return {
            ok: false,
            problem: { kind: 'timeout', subject: 'x', message: 'x', advice: 'x' },
          };
        },
      },
    };
    const never = () => Promise.reject(new Error('not asked for'));
    const others = { run: never, endProcesses: never, muteStream: never, setBlock: never };
    let calls = 0;
    const hands: Hands = {
      ...others,
      keyring: {
        ...secretService,
        relabel: (wanted) => {
          calls += 1;
          return (calls === 1 ? halfway.keyring : secretService)?.relabel(wanted) ?? never();
        },
      },
    };
    const ran = await journal.run(
      {
        id: 'x',
        madeAtMs: 0,
        purpose: 'removal',
        client: 'slack',
        actions: [{ kind: 'set-aside-key', step: 's', sentence: 's', needsRoot: false, item }],
        warnings: [],
      },
      hands,
    );
    expect(ran).toMatchObject({ ok: false, problem: { kind: 'timeout' } });
    expect(keyring.search(slack)).toBe(before);
    expect(given(journal.entries())).toMatchObject([{ state: 'rolled-back' }]);
  });
});

it('the keyrings of another home are said not to have been looked into', async () => {
  const folder = ownFolder('keyring-other');
  onTestFinished(() => folder.remove());
  const root = join(folder.path, 'root');
  const home = join(root, 'home/alice');
  execFileSync('mkdir', ['-p', join(home, '.local/share/keyrings')]);
  execFileSync('touch', [join(home, '.local/share/keyrings/login.keyring')]);
  const { survey } = await removerAt({ root, home }, join(folder.path, 'data'));
  expect((await survey('slack')).problems).toMatchObject([{ subject: 'keyring' }]);
  expect((await survey('zoom')).problems).toEqual([]);
});
