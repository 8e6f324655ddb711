// Extensions of clients in profiles and policies that only stand on the disk: Firefox', and what administrators wrote.

import { existsSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { clientTree, type Planting } from '../../rigs/client-tree.ts';
import { ownFolder } from '../../rigs/own-folder.ts';
import { given, removerAt } from '../../rigs/removal.ts';

const scene = async (planting: Planting) => {
  const folder = ownFolder('extensions');
  onTestFinished(() => folder.remove());
  const tree = clientTree(folder.path).plant(planting);
  const remover = await removerAt(tree, join(folder.path, 'data'));
  const found = async (client: string) =>
    (await remover.survey(client)).remnants.filter(({ kind }) => kind === 'browser-extension');
  return { tree, ...remover, found };
};

const zoom = 'kgjfgplpablkjnlkjmjdecgdpfankdle';
const webex = 'ciscowebexstart1@cisco.com';

describe('profiles', () => {
  const profile = '~/.mozilla/firefox/a.default';
  const planting = { [`${profile}/extensions/${webex}.xpi`]: 'an extension' };

  it('Firefox’ extension goes as its file, and comes back', async () => {
    const { tree, changes, survey, plan, found } = await scene(planting);
    const [one] = await found('cisco-webex');
    expect(one).toMatchObject({ belonging: 'guess', way: 'quarantine', chosen: false });
    const file = join(tree.home, `.mozilla/firefox/a.default/extensions/${webex}.xpi`);

    const chosen = await plan(await survey('cisco-webex'), [one?.id ?? '']);
    const removed = given(await changes.remove(given(chosen).id));

    expect(existsSync(file)).toBe(false);
    given(await changes.undo(removed.entry.id, { whenChanged: 'refuse' }));
    expect(readFileSync(file, 'utf8')).toBe('an extension');
  });

  it.each([
    ['a process that runs', `127.0.1.1:+${process.pid}`, 'by-hand'],
    ['one that is gone', '127.0.1.1:+4194303', 'quarantine'],
    ['nothing that is understood', 'somewhere', 'by-hand'],
  ])('a lock that leads to %s', async (_, to, way) => {
    const { found } = await scene({ ...planting, [`${profile}/lock`]: { to } });
    expect(await found('cisco-webex')).toMatchObject([{ way }]);
  });

  it('a sandbox’s process cannot be seen from here, nor another machine’s', async () => {
    const preferences = JSON.stringify({ extensions: { settings: { [zoom]: { path: 'x' } } } });
    const snap = '~/snap/chromium/common/chromium';
    const { found } = await scene({
      [`${snap}/Default/Preferences`]: preferences,
      [`${snap}/SingletonLock`]: { to: `${hostname()}-4194303` },
      '~/.config/vivaldi/Default/Preferences': preferences,
      '~/.config/vivaldi/SingletonLock': { to: 'elsewhere-4194303' },
      '~/.config/microsoft-edge/Profile 1/Preferences': preferences,
      '~/.config/microsoft-edge/SingletonLock': { to: `${hostname()}-4194303` },
    });
    expect((await found('zoom')).map(({ way, sentence }) => [way, sentence.split(';')[0]])).toEqual(
      [
        ['by-hand', `The extension “Zoom Scheduler” in ${snap}/Default of Chromium`],
        [
          'quarantine',
          'The extension “Zoom Scheduler” in ~/.config/microsoft-edge/Profile 1 of Microsoft Edge',
        ],
        ['by-hand', 'The extension “Zoom Scheduler” in ~/.config/vivaldi/Default of Vivaldi'],
      ],
    );
  });

  it('what is left of one that was uninstalled, or a list that is none, is no extension', async () => {
    const { found } = await scene({
      '~/.config/chromium/Default/Preferences': JSON.stringify({
        extensions: { settings: { [zoom]: { ack_external: true } } },
      }),
      '~/.config/google-chrome/Default/Preferences': '{ half',
    });
    expect(await found('zoom')).toEqual([]);
  });
});

describe('policies', () => {
  const forced = {
    ExtensionInstallForcelist: [`${zoom};https://clients2.google.com/service/update2/crx`, 'other'],
    ExtensionInstallBlocklist: ['*'],
  };

  it('what an administrator has installed is their own, and only its line goes', async () => {
    const path = '/etc/chromium/policies/managed/calls.json';
    const { tree, changes, survey, plan, found } = await scene({
      [path]: JSON.stringify(forced, null, 2),
    });
    const [one] = await found('zoom');
    expect(one).toMatchObject({ belonging: 'own', way: 'reset', chosen: false });
    const chosen = await plan(await survey('zoom'), [one?.id ?? '']);
    if (process.getuid?.() !== 0) return;
    const removed = given(await changes.remove(given(chosen).id));

    expect(JSON.parse(readFileSync(join(tree.root, path), 'utf8'))).toEqual({
      ...forced,
      ExtensionInstallForcelist: ['other'],
    });
    given(await changes.undo(removed.entry.id, { whenChanged: 'refuse' }));
    expect(JSON.parse(readFileSync(join(tree.root, path), 'utf8'))).toEqual(forced);
  });

  it('a policy that forbids it is left alone', async () => {
    const { found } = await scene({
      '/etc/chromium/policies/managed/calls.json': JSON.stringify({
        ExtensionInstallBlocklist: [zoom],
        ExtensionSettings: { [zoom]: { installation_mode: 'removed' } },
      }),
    });
    expect(await found('zoom')).toEqual([]);
  });
});
