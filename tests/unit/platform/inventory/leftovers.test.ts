import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lookOver, ownTree, placeIn } from './look.ts';

const shown = async (tree: ReturnType<typeof ownTree>) =>
  (await lookOver(tree)).leftovers.map(({ client, entry }) => `${client} ${entry.shown}`);

describe('what a client left', () => {
  test('stars stand for names, and for none that begins with a dot', async () => {
    const tree = ownTree().plant({
      '/etc/apt/trusted.gpg.d/slack-one.gpg': 'x',
      '/etc/apt/trusted.gpg.d/slack-two.gpg': 'x',
      '/etc/apt/trusted.gpg.d/other.gpg': 'x',
      '/etc/apt/trusted.gpg.d/slack.gpg': 'x',
    });
    expect(await shown(tree)).toEqual([
      'slack /etc/apt/trusted.gpg.d/slack-one.gpg',
      'slack /etc/apt/trusted.gpg.d/slack-two.gpg',
    ]);
  });

  test('what stands below a found folder is not told again', async () => {
    const tree = ownTree().plant({
      '~/snap/zoom-client/common/.cache': null,
      '~/snap/zoom-client/234/.zoom': null,
      '~/.zoom/data/cefcache': null,
    });
    expect(await shown(tree)).toEqual(['zoom ~/.zoom', 'zoom ~/snap/zoom-client']);
  });

  test('a link is told as the link that it is, wherever it leads', async () => {
    const tree = ownTree().plant({
      '~/Documents/letter.txt': 'mine',
      '~/.zoom': { to: 'Documents' },
      '~/.config/zoomus.conf': { to: '/nowhere' },
    });
    const { leftovers } = await lookOver(tree);
    expect(leftovers.map(({ entry }) => [entry.path, entry.kind, entry.target])).toEqual([
      [placeIn(tree, '~/.zoom'), 'link', 'Documents'],
      [placeIn(tree, '~/.config/zoomus.conf'), 'link', '/nowhere'],
    ]);
  });

  test('a folder that is a link keeps its entries apart from the way to them', async () => {
    const tree = ownTree().plant({
      '~/dotfiles/Slack/x': 'x',
      '~/.config': { to: 'dotfiles' },
    });
    const { leftovers } = await lookOver(tree);
    expect(leftovers.map(({ entry }) => [entry.path, entry.shown])).toEqual([
      [placeIn(tree, '~/dotfiles/Slack'), '~/.config/Slack'],
    ]);
  });

  test('a link that leads out of the root is not followed', async () => {
    const other = ownTree();
    mkdirSync(join(other.home, 'Slack'));
    const tree = ownTree().plant({ '~/.config': { to: other.home } });
    expect(await shown(tree)).toEqual([]);
  });

  test("a sandbox's data are the client's, and a browser's a person's own", async () => {
    const tree = ownTree().plant({
      '~/.var/app/info.mumble.Mumble/data': null,
      '~/snap/firefox/common': null,
      '~/.var/app/org.example.Other': null,
    });
    const { leftovers } = await lookOver(tree);
    expect(leftovers.map(({ client, what, entry }) => [client, what, entry.shown])).toEqual([
      ['firefox', 'user-content', '~/snap/firefox'],
      ['mumble', 'leftover', '~/.var/app/info.mumble.Mumble'],
    ]);
  });
});
