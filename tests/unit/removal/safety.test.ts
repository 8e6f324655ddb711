// What must never happen, and what must always come back.
import { execFileSync } from 'node:child_process';
import { existsSync, linkSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { program } from '../../rigs/client-tree/planting.ts';
import { clientTree, type Planting } from '../../rigs/client-tree.ts';
import { ownFolder } from '../../rigs/own-folder.ts';
import { chosenIn, given, removerAt } from '../../rigs/removal.ts';
import { pictureOf } from '../journal/picture.ts';

const scene = async (planting: Planting) => {
  const folder = ownFolder('removal-safety');
  onTestFinished(() => folder.remove());
  const tree = clientTree(folder.path).plant(planting);
  const remover = await removerAt(tree, join(folder.path, 'data'));
  return { tree, folder, ...remover };
};

describe('a removal', () => {
  it('a leftover that is a link to the documents loses the link, never the documents', async () => {
    const { tree, changes, survey, plan } = await scene({
      '~/Documents/thesis.txt': 'years of work',
      '~/.zoom': { to: 'Documents' },
    });
    const found = await survey('zoom');
    const link = found.remnants.find(({ shown }) => shown === '~/.zoom');
    expect(link).toMatchObject({ chosen: true, files: 1 });

    const removed = given(await changes.remove(given(await plan(found)).id));

    expect(existsSync(join(tree.home, '.zoom'))).toBe(false);
    expect(readFileSync(join(tree.home, 'Documents/thesis.txt'), 'utf8')).toBe('years of work');
    given(await changes.undo(removed.entry.id, { whenChanged: 'refuse' }));
    expect(readFileSync(join(tree.home, '.zoom/thesis.txt'), 'utf8')).toBe('years of work');
  });

  it('a folder on the way that is a link is followed within the root alone', async () => {
    const { tree, survey } = await scene({
      '~/.config': { to: '/elsewhere' },
      '/elsewhere/zoomus.conf': '[General]\n',
    });
    const found = await survey('zoom');
    const conf = found.remnants.find(({ shown }) => shown === '~/.config/zoomus.conf');
    expect(conf?.path).toBe(join(tree.root, 'elsewhere/zoomus.conf'));
  });

  it('names with newlines and bytes that are no text, pipes, sockets and hard links come back as they were', async () => {
    const { tree, changes, survey, plan } = await scene({
      '~/.zoom/data/x.db': 'x',
      '~/.zoom/a\nb/c "d".log': 'log',
    });
    const zoom = join(tree.home, '.zoom');
    execFileSync('mkfifo', [join(zoom, 'pipe')]);
    const socket = createServer().listen(join(zoom, 'socket'));
    onTestFinished(() => void socket.close());
    await new Promise((resolve) => socket.once('listening', resolve));
    linkSync(join(zoom, 'data/x.db'), join(zoom, 'data/y.db'));
    writeFileSync(
      Buffer.concat([Buffer.from(`${zoom}/`), Buffer.from([0xff, 0xfe, 0x41])]),
      'bytes',
    );
    const before = pictureOf(tree.home);
    const found = await survey('zoom');
    // x.db and y.db are one file, and take its space once.
    expect(found.remnants.find(({ shown }) => shown === '~/.zoom')?.files).toBe(6);

    const removed = given(await changes.remove(given(await plan(found)).id));

    expect(existsSync(zoom)).toBe(false);
    given(await changes.undo(removed.entry.id, { whenChanged: 'refuse' }));
    expect(pictureOf(tree.home)).toBe(before);
  });

  it('another person’s home is not touched, and not even looked at', async () => {
    const others: Planting = {
      '/home/bob/.zoom/data/x.db': 'x',
      '/home/bob/.config/zoomus.conf': '[General]\n',
      '/home/bob/.config/autostart/zoom.desktop': '[Desktop Entry]\nExec=/opt/zoom/zoom\n',
    };
    const { tree, changes, survey, plan } = await scene({
      ...others,
      '~/.zoom/data/x.db': 'x',
      '/opt/zoom/zoom': program,
    });
    const before = pictureOf(join(tree.root, 'home/bob'));
    const found = await survey('zoom');
    expect(found.remnants.filter(({ path }) => path?.includes('/home/bob'))).toEqual([]);

    given(await changes.remove(given(await plan(found)).id));

    expect(pictureOf(join(tree.root, 'home/bob'))).toBe(before);
  });

  it('recordings, downloads and what only looks like the client are never chosen beforehand', async () => {
    const { tree, changes, survey, plan } = await scene({
      '~/.zoom/data/x.db': 'x',
      '~/Documents/Zoom/meeting.mp4': 'a recording',
      '~/Downloads/Zoom-6.2.3.AppImage': program,
      '~/zoom-notes/today.txt': 'notes',
      '~/.config/zoom-themes/dark.css': 'dark',
      '/var/log/zoom/install.log': 'log',
    });
    const found = await survey('zoom');
    expect(found.remnants.filter(({ chosen }) => chosen).map(({ shown }) => shown)).toEqual([
      '~/.zoom',
    ]);
    expect(
      found.remnants.filter(({ belonging }) => belonging === 'guess').map(({ shown }) => shown),
    ).toEqual(expect.arrayContaining(['~/zoom-notes', '~/.config/zoom-themes', '/var/log/zoom']));

    const removed = given(await changes.remove(given(await plan(found)).id));

    for (const path of ['Documents/Zoom/meeting.mp4', 'zoom-notes/today.txt'])
      expect(existsSync(join(tree.home, path))).toBe(true);
    expect(removed.verdict).toMatch(/^Nothing of Zoom is left\. Kept: .*Documents\/Zoom/);
  });

  it('what was ticked goes, the guess and the recording too', async () => {
    const { tree, changes, survey, plan } = await scene({
      '~/Documents/Zoom/meeting.mp4': 'a recording',
      '~/zoom-notes/today.txt': 'notes',
    });
    const found = await survey('zoom');
    const all = found.remnants.map(({ id }) => id);
    const removed = given(await changes.remove(given(await plan(found, all)).id));
    expect(existsSync(join(tree.home, 'Documents/Zoom'))).toBe(false);
    expect(existsSync(join(tree.home, 'zoom-notes'))).toBe(false);
    expect(removed.verdict).toBe('Nothing of Zoom is left.');
  });

  it('several copies at once are found, and all of them go', async () => {
    const { tree, changes, survey, plan } = await scene({
      '/opt/zoom/zoom': program,
      '~/Applications/Zoom-6.2.3.AppImage': program,
      '~/.zoom/data/x.db': 'x',
    });
    const found = await survey('zoom');
    expect(found.installations.map(({ source }) => source).sort()).toEqual(['appimage', 'folder']);

    const removed = given(await changes.remove(given(await plan(found)).id));

    expect(removed.verdict).toBe('Nothing of Zoom is left.');
    expect(existsSync(join(tree.root, 'opt/zoom'))).toBe(false);
    expect(existsSync(join(tree.home, 'Applications/Zoom-6.2.3.AppImage'))).toBe(false);
  });

  it('what somebody exchanged since the plan was made stops it before anything is done', async () => {
    const { tree, changes, survey, plan } = await scene({
      '~/.zoom/data/x.db': 'x',
      '~/.config/zoomus.conf': '[General]\n',
    });
    const made = given(await plan(await survey('zoom')));
    execFileSync('mv', [join(tree.home, '.zoom'), join(tree.home, 'aside')]);
    mkdirSync(join(tree.home, '.zoom'));
    const before = pictureOf(tree.home);

    expect(await changes.remove(made.id)).toMatchObject({
      ok: false,
      problem: { kind: 'conflict' },
    });
    expect(pictureOf(tree.home)).toBe(before);
  });

  it('what is not there, and what is not ours, cannot be chosen', async () => {
    const { changes, survey } = await scene({
      '~/.config/Cisco/shared.ini': '[General]\n',
      '~/.local/share/Webex/x.db': 'x',
    });
    const found = await survey('cisco-webex');
    const shared = found.remnants.find(({ belonging }) => belonging === 'shared');
    const choose = (id: string) =>
      changes.planRemoval({ client: 'cisco-webex', chosen: [id], purge: false });
    expect(await choose('cisco-webex:data:/etc')).toMatchObject({
      ok: false,
      problem: { kind: 'not-found' },
    });
    expect(await choose(shared?.id ?? '')).toMatchObject({ ok: false, problem: { kind: 'usage' } });
    expect(chosenIn(found.remnants)).not.toContain(shared?.id);
  });

  it('stopped at a safe point, everything is as it was', async () => {
    const { tree, changes, survey, plan } = await scene({
      '~/.zoom/data/x.db': 'x',
      '~/.config/zoomus.conf': '[General]\n',
      '~/.cache/zoom/x': 'x',
    });
    const made = given(await plan(await survey('zoom')));
    const before = pictureOf(tree.home);
    const run = changes.remove(made.id);
    changes.cancel();
    expect(await run).toMatchObject({
      ok: false,
      problem: { message: expect.stringContaining('You stopped it') },
    });
    expect(pictureOf(tree.home)).toBe(before);
  });
});
