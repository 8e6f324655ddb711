import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ownRoot } from '../installed/planted.ts';
import { desktopEntry, lookOver, ownTree, placeIn } from './look.ts';

const zoom = () => ownTree().zoomDeb({ used: false, managed: false });
const start = desktopEntry({ Name: 'Zoom', Exec: '/usr/bin/zoom' });
const autostart = '~/.config/autostart/x.desktop';
const saidOf = async (tree: ReturnType<typeof zoom>) =>
  (await lookOver(tree)).problems.map(({ kind, subject }) => [kind, subject]);

describe('trees that mean ill', () => {
  test('a loop of links ends, and is said', async () => {
    const tree = zoom().plant({
      '~/.config/autostart/a.desktop': { to: 'b.desktop' },
      '~/.config/autostart/b.desktop': { to: 'a.desktop' },
      '~/.local/share/applications': { to: 'applications' },
      '~/.config/systemd/user/loop.target.wants': { to: '..' },
    });
    expect(await saidOf(tree)).toEqual([
      ['unreadable', '~/.config/autostart/a.desktop'],
      ['unreadable', '~/.config/autostart/b.desktop'],
      ['unreadable', '~/.local/share/applications'],
    ]);
  });

  test('a link that leads out of the root shows nothing of what stands there', async () => {
    const outside = ownRoot({ 'secret.desktop': `${start}X-Secret=1\n` });
    const tree = zoom().plant({
      [autostart]: { to: join(outside, 'secret.desktop') },
      '~/.config/zoomus.conf': { to: '../../../../../../../../../../../../etc/passwd' },
    });
    const seen = await lookOver(tree);
    expect(seen.autostart).toEqual([]);
    expect(seen.configuration.every(({ file }) => file === null)).toBe(true);
    expect(seen.problems.map(({ subject }) => subject)).toContain(autostart);
  });

  test('a home outside the root may not be left either', async () => {
    const home = ownRoot({ '.config': null });
    const outside = ownRoot({ 'zoomus.conf': '[General]\nuserEmailAddress=x\n' });
    symlinkSync(join(outside, 'zoomus.conf'), join(home, '.config/zoomus.conf'));
    const { configuration, problems } = await lookOver({ root: ownTree().root, home });
    expect(configuration.every(({ file }) => file === null)).toBe(true);
    expect(problems.map(({ subject }) => subject)).toEqual(['~/.config/zoomus.conf']);
  });

  test('a desktop entry of 10 MB is not read, a settings file of 17 MB neither', async () => {
    const tree = zoom().plant({
      [autostart]: Buffer.concat([Buffer.from(start), Buffer.alloc(10 * 1024 * 1024, '#')]),
      '~/.config/zoomus.conf': Buffer.alloc(17 * 1024 * 1024, 'x'),
    });
    const seen = await lookOver(tree);
    expect(seen.autostart).toEqual([]);
    expect(
      seen.configuration.find(({ shown }) => shown === '~/.config/zoomus.conf')?.file,
    ).toBeNull();
    expect(seen.problems.map(({ message }) => message)).toEqual([
      `${autostart} is longer than 1 MB, so it was not read.`,
      '~/.config/zoomus.conf is longer than 16 MB, so it was not read.',
    ]);
  });

  test('text that is not UTF-8 is read as far as it goes, and said', async () => {
    const tree = zoom().plant({
      [autostart]: Buffer.concat([Buffer.from(start), Buffer.from('Comment=\xff\xfe\n', 'latin1')]),
    });
    const seen = await lookOver(tree);
    expect(seen.autostart.map(({ client }) => client)).toEqual(['zoom']);
    expect(seen.problems.map(({ kind, subject }) => [kind, subject])).toEqual([
      ['invalid-data', autostart],
    ]);
  });

  test('a pipe, a socket and a folder in place of a file are not opened', async () => {
    const tree = zoom().plant({ '~/.config/zoomus.conf': null, '~/.config/autostart': null });
    execFileSync('mkfifo', [placeIn(tree, autostart)]);
    mkdirSync(placeIn(tree, '~/.config/autostart/folder.desktop'));
    const server = createServer().listen(placeIn(tree, '~/.config/autostart/s.desktop'));
    onTestFinished(() => {
      server.close();
    });
    expect(await saidOf(tree)).toEqual([
      ['unreadable', '~/.config/autostart/folder.desktop'],
      ['unreadable', '~/.config/autostart/s.desktop'],
      ['unreadable', autostart],
    ]);
  });

  test('an entry without its group, and one with lines that are nothing', async () => {
    const tree = zoom().plant({
      '~/.config/autostart/a.desktop': 'Exec=/opt/zoom/zoom\n',
      '~/.config/autostart/b.desktop': `${start}nonsense\n`,
    });
    const seen = await lookOver(tree);
    expect(seen.autostart.map(({ file }) => file.shown)).toEqual(['~/.config/autostart/b.desktop']);
    expect(seen.problems.map(({ message }) => message)).toEqual([
      '~/.config/autostart/a.desktop is no desktop entry.',
      '~/.config/autostart/b.desktop holds what is no setting (line 5).',
    ]);
  });

  test('names with newlines and terminal escapes are fit to be shown in a problem', async () => {
    const tree = zoom();
    mkdirSync(placeIn(tree, '~/.config/autostart'), { recursive: true });
    writeFileSync(placeIn(tree, '~/.config/autostart/a\n\u001b[31mb.desktop'), 'x');
    const [problem] = (await lookOver(tree)).problems;
    expect(problem?.message).toMatch(/^[^\u0000-\u001f]*$/);
  });

  test('a name that is not UTF-8 is said, for nothing can be found under it', async () => {
    const tree = zoom();
    mkdirSync(placeIn(tree, '~/.config/autostart'), { recursive: true });
    const folder = Buffer.from(`${placeIn(tree, '~/.config/autostart')}/`);
    writeFileSync(Buffer.concat([folder, Buffer.from('z\xff.desktop', 'latin1')]), start);
    const { problems } = await lookOver(tree);
    expect(problems.map(({ message }) => message)).toEqual([
      '~/.config/autostart/z\ufffd.desktop has a name that is not UTF-8.',
    ]);
  });

  test('a missing root is a problem, and no inventory', async () => {
    const { inventory } = await import('../../../../main/platform/linux/inventory/index.ts');
    const seen = await inventory([], [], { root: '/nowhere/at/all', home: '/nowhere' });
    expect(seen.problems.map(({ kind }) => kind)).toEqual(['not-found']);
    expect(Object.values(seen.inventory).flat()).toEqual([]);
  });
});
