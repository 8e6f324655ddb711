// `callwarden remove` and `restore` as a person runs them.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { callwarden, type Ran } from '../../rigs/callwarden.ts';
import { program } from '../../rigs/client-tree/planting.ts';
import { clientTree } from '../../rigs/client-tree.ts';
import { ownFolder } from '../../rigs/own-folder.ts';
import { pictureOf } from '../../unit/journal/picture.ts';

const scene = () => {
  const folder = ownFolder('remove-cli');
  onTestFinished(() => folder.remove());
  const { root, home } = clientTree(folder.path).plant({
    '/opt/zoom/zoom': program,
    '~/.zoom/data/x.db': 'x',
    '~/.config/zoomus.conf': '[General]\n',
    '~/Documents/Zoom/meeting.mp4': 'a recording',
    '~/zoom-notes/today.txt': 'notes',
  });
  const env = { ...folder.env, CALLWARDEN_DATA: join(folder.path, 'data') };
  const run = (...args: string[]): Ran =>
    callwarden([...args, `--root=${root}`, `--home=${home}`], env);
  return { root, home, run, before: pictureOf(root) };
};

it('a dry run tells all of it and changes nothing, as text and as JSON', () => {
  const { root, run, before } = scene();
  const text = run('remove', 'zoom', '--dry-run');
  expect(text).toMatchObject({ code: 0, err: '' });
  expect(text.out).toContain('Zoom’s beyond doubt');
  expect(text.out).toContain("--also 'zoom:recording:~/Documents/Zoom'");
  expect(text.out).toContain('Move the folder ~/.zoom to quarantine.');
  const { survey, plan } = JSON.parse(run('remove', 'zoom', '--dry-run', '--json').out);
  expect(survey.client).toBe('zoom');
  expect(plan.effects.map(({ kind }: { kind: string }) => kind)).toEqual([
    'quarantine',
    'quarantine',
    'quarantine',
  ]);
  expect(pictureOf(root)).toBe(before);
});

it('without a person to ask and without --yes nothing is changed', () => {
  const { root, run, before } = scene();
  expect(run('remove', 'zoom')).toMatchObject({
    code: 0,
    out: expect.stringContaining('Nothing was changed.'),
  });
  expect(pictureOf(root)).toBe(before);
});

it('takes away, tells what is left and how to bring it back, and restore brings it back', () => {
  const { root, home, run, before } = scene();
  const removed = run('remove', 'zoom', '--yes');
  expect(removed).toMatchObject({ code: 0, err: '' });
  expect(removed.out).toContain(
    'Nothing of Zoom is left. Kept: ~/Documents/Zoom (may be your own); ~/zoom-notes (only looks like it).',
  );
  expect(removed.out).toMatch(/Bring it back with: callwarden restore \S+/);
  expect(existsSync(join(home, '.zoom'))).toBe(false);

  const listed = run('restore', '--list').out;
  expect(listed).toContain('removal of Zoom');
  expect(listed).toContain('Bring one back with: callwarden restore ID');
  expect(run('restore', '--last')).toMatchObject({
    code: 0,
    out: expect.stringContaining('All of it is back where it was.'),
  });
  expect(pictureOf(root)).toBe(before);
  expect(run('restore', '--last')).toMatchObject({
    code: 3,
    err: expect.stringContaining('nothing to bring back'),
  });
  expect(run('restore', '--list').out).not.toContain('Bring one back');
});

it('what is there anew is not overwritten, until a person says so', () => {
  const { root, home, run } = scene();
  run('remove', 'zoom', '--yes');
  const conf = join(home, '.config/zoomus.conf');
  writeFileSync(conf, 'written since\n');

  const restored = run('restore', '--last');

  expect(restored).toMatchObject({
    code: 3,
    out: expect.stringContaining('is there anew, and stays so'),
  });
  expect(readFileSync(conf, 'utf8')).toBe('written since\n');
  expect(existsSync(join(home, '.zoom/data/x.db'))).toBe(true);
  const [, id = ''] = /callwarden undo (\S+) --when-changed restore-ours/.exec(restored.out) ?? [];
  expect(run('undo', id, '--when-changed', 'restore-ours').code).toBe(0);
  expect(readFileSync(conf, 'utf8')).toBe('[General]\n');
  expect(existsSync(join(root, 'opt/zoom/zoom'))).toBe(true);
});

it('keeps what is to be kept, and takes what was named besides', () => {
  const { home, run } = scene();
  const { out } = run(
    'remove',
    'zoom',
    '--yes',
    '--keep',
    '~/.zoom/data/x.db',
    '--also',
    'zoom:data:~/zoom-notes',
  );
  expect(existsSync(join(home, '.zoom/data/x.db'))).toBe(true);
  expect(existsSync(join(home, 'zoom-notes'))).toBe(false);
  expect(run('remove', 'zoom', '--dry-run', '--keep', 'zoom:data:~/.zoom').out).not.toContain(
    'Move the folder ~/.zoom',
  );
  expect(out).toContain('Something of Zoom is left: ~/.zoom is not chosen.');
});

it('with --purge there is nothing to bring back', () => {
  const { home, run } = scene();
  const purged = run('remove', 'zoom', '--yes', '--purge');
  expect(purged).toMatchObject({ code: 0, out: expect.not.stringContaining('callwarden restore') });
  expect(purged.out).toContain('deleted for good');
  expect(run('restore', '--last').code).toBe(3);
  expect(existsSync(join(home, '.zoom'))).toBe(false);
});

it('says in its exit code that it was asked wrongly', () => {
  const { run } = scene();
  expect(run('remove', 'nobody')).toMatchObject({
    code: 2,
    err: expect.stringContaining('knows no client'),
  });
  expect(run('remove', 'zoom', '--also', 'zoom:data:~/nothing')).toMatchObject({
    code: 2,
    err: expect.stringContaining('zoom:data:~/zoom-notes'),
  });
  expect(run('restore', 'nothing')).toMatchObject({ code: 2 });
});
