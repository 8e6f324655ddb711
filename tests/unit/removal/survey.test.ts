// What is found of a client, and whose it is taken to be: over the real readers, on roots made for it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { likeness } from '../../../main/platform/linux/removal/likenesses.ts';
import { program } from '../../rigs/client-tree/planting.ts';
import { clientTree, type Planting } from '../../rigs/client-tree.ts';
import { ownFolder } from '../../rigs/own-folder.ts';
import { given, removerAt } from '../../rigs/removal.ts';

const scene = async (planting: Planting = {}) => {
  const folder = ownFolder('survey');
  onTestFinished(() => folder.remove());
  const tree = clientTree(folder.path).plant(planting);
  return { tree, ...(await removerAt(tree, join(folder.path, 'data'))) };
};
const sorted = async (client: string, planting: Planting) => {
  const { survey } = await scene(planting);
  return (await survey(client)).remnants.map(({ kind, belonging, way, shown }) => [
    kind,
    belonging,
    way,
    shown,
  ]);
};

describe('repositories and their keys', () => {
  const list =
    'deb [signed-by=/usr/share/keyrings/mumble.gpg] https://apt.example/mumble stable main\n';
  const told = {
    '/var/lib/apt/lists/apt.example_mumble_dists_stable_main_binary-amd64_Packages':
      'Package: mumble\n',
  };

  it('what offers the client alone is switched off, and its key goes', async () => {
    const { tree, changes, survey, plan } = await scene({
      ...told,
      '/etc/apt/sources.list.d/mumble.list': `# ours\n${list}`,
      '/usr/share/keyrings/mumble.gpg': 'a key',
    });
    const found = await survey('mumble');
    expect(found.remnants.map(({ kind, belonging, way }) => [kind, belonging, way])).toEqual([
      ['repository', 'client', 'reset'],
      ['key', 'client', 'quarantine'],
    ]);

    const removed = given(await changes.remove(given(await plan(found)).id));

    expect(readFileSync(join(tree.root, 'etc/apt/sources.list.d/mumble.list'), 'utf8')).toBe(
      `# ours\n# ${list}`,
    );
    expect(removed.verdict).toBe('Nothing of Mumble is left.');
    given(await changes.undo(removed.entry.id, { whenChanged: 'refuse' }));
    expect(readFileSync(join(tree.root, 'etc/apt/sources.list.d/mumble.list'), 'utf8')).toBe(
      `# ours\n${list}`,
    );
  });

  it('a list that the client itself writes goes as a whole, once', async () => {
    expect(
      await sorted('slack', {
        '/etc/apt/sources.list.d/slack.list':
          'deb https://packagecloud.io/slacktechnologies/slack/debian/ jessie main\n',
        '/etc/apt/trusted.gpg.d/slack-desktop.gpg': 'a key',
      }),
    ).toEqual([
      ['repository', 'client', 'quarantine', '/etc/apt/sources.list.d/slack.list'],
      ['key', 'client', 'quarantine', '/etc/apt/trusted.gpg.d/slack-desktop.gpg'],
    ]);
  });

  it('a key that another list uses too stays', async () => {
    expect(
      await sorted('mumble', {
        ...told,
        '/etc/apt/sources.list.d/mumble.list': list,
        '/etc/apt/sources.list.d/games.sources':
          'Types: deb\nURIs: https://apt.example/games\nSuites: stable\nSigned-By: /usr/share/keyrings/mumble.gpg\n',
        '/usr/share/keyrings/mumble.gpg': 'a key',
      }),
    ).toContainEqual(['key', 'shared', 'keep', '/usr/share/keyrings/mumble.gpg']);
  });

  it('only a word in the address is a guess, and its key no more than that', async () => {
    const found = await sorted('mumble', {
      '/etc/apt/sources.list.d/x.list': list,
      '/usr/share/keyrings/mumble.gpg': 'a key',
    });
    expect(found.map(([kind, belonging]) => [kind, belonging])).toEqual([
      ['repository', 'guess'],
      ['key', 'guess'],
    ]);
  });
});

describe('default programs', () => {
  it('a line that names an entry which is gone already is taken out, and no other', async () => {
    const { tree, changes, survey, plan } = await scene({
      '~/.config/mimeapps.list':
        '[Default Applications]\nx-scheme-handler/zoommtg=Zoom.desktop;other.desktop\ntext/html=chromium.desktop\n\n[Added Associations]\napplication/x-zoom=Zoom.desktop;\n',
    });
    const found = await survey('zoom');
    expect(found.remnants.map(({ kind, way }) => [kind, way])).toEqual([
      ['handler', 'reset'],
      ['handler', 'reset'],
    ]);

    given(await changes.remove(given(await plan(found)).id));

    expect(readFileSync(join(tree.home, '.config/mimeapps.list'), 'utf8')).toBe(
      '[Default Applications]\nx-scheme-handler/zoommtg=other.desktop;\ntext/html=chromium.desktop\n\n[Added Associations]\n',
    );
  });
});

describe('whose it is', () => {
  it('rules of the sound server are a person’s own, told and left', async () => {
    expect(
      await sorted('zoom', {
        '~/.config/pulse/default.pa': '# not "zoom"\nset-card-profile 0 off\n',
        '~/.config/wireplumber/wireplumber.conf.d/50-calls.conf':
          'matches = [ { application.process.binary = "zoom" } ]\n',
      }),
    ).toEqual([
      ['sound-rule', 'own', 'by-hand', '~/.config/wireplumber/wireplumber.conf.d/50-calls.conf'],
    ]);
  });

  it('messages that are nowhere else are a person’s own, and stay unless they are chosen', async () => {
    expect(
      await sorted('signal-desktop', {
        '~/.config/Signal/sql/db.sqlite': 'messages',
        '~/.var/app/org.signal.Signal/config/Signal/sql/db.sqlite': 'messages',
      }),
    ).toEqual([
      ['recording', 'own', 'quarantine', '~/.config/Signal'],
      ['recording', 'own', 'quarantine', '~/.var/app/org.signal.Signal'],
    ]);
  });

  it('what is the client’s is found below what it shares with others', async () => {
    expect(
      await sorted('microsoft-teams', {
        '~/.config/Microsoft/Microsoft Teams/settings.json': '{}',
        '~/.config/Microsoft/Edge/other': 'x',
      }),
    ).toEqual([
      ['configuration', 'shared', 'keep', '~/.config/Microsoft'],
      ['configuration', 'client', 'quarantine', '~/.config/Microsoft/Microsoft Teams'],
    ]);
  });

  it('a downloaded AppImage is a person’s own, an installed one the client’s', async () => {
    expect(
      await sorted('zoom', {
        '~/Downloads/Zoom-6.AppImage': program,
        '~/Applications/Zoom-6.AppImage': program,
      }),
    ).toEqual([
      ['program', 'client', 'quarantine', '~/Applications/Zoom-6.AppImage'],
      ['program', 'own', 'quarantine', '~/Downloads/Zoom-6.AppImage'],
    ]);
  });

  it('nothing is found where nothing is, and an unknown client is said to be one', async () => {
    const { survey, changes } = await scene();
    expect((await survey('zoom')).remnants).toEqual([]);
    expect(await changes.survey('nobody')).toMatchObject({ ok: false, problem: { kind: 'usage' } });
  });
});

describe('likeness of names', () => {
  const words = ['zoom', 'zoom-client', 'us.zoom.zoom'];
  it.each([
    ['zoom', 'zoom'],
    ['.zoom', 'zoom'],
    ['Zoom backup 2024', 'zoom'],
    ['zoom_old', 'zoom'],
    ['zoom5', 'zoom'],
    ['my-zoom.bak', 'zoom'],
    ['zoomtext', null],
    ['photozoom', null],
    ['zööm', null],
    ['zoomé', null],
  ])('%s: %s', (name, word) => {
    expect(likeness(name, words)).toBe(word);
  });
});
