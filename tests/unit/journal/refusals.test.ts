import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { Action } from '../../../main/journal/index.ts';
import { openJournal } from '../../../main/journal/index.ts';
import { problemOf } from '../../../main/journal/refusal.ts';
import { mountPoints } from '../../../main/platform/files/index.ts';
import { away, link, mode, noHands, plan, write } from './actions.ts';
import { pictureOf } from './picture.ts';
import { type Workshop, workshop } from './workshop.ts';

/** Runs one action, and requires that it is refused with this kind and that nothing has changed. */
const refused = async ({ root, journal }: Workshop, action: Action) => {
  const before = pictureOf(root);
  const outcome = await journal.run(plan(action), noHands);
  expect(pictureOf(root)).toBe(before);
  expect(journal.entries()).toEqual({ ok: true, value: [] });
  if (outcome.ok) throw new Error('it was not refused');
  expect(outcome.problem.message).toMatch(/^\S.* .*\.$/);
  expect(outcome.problem.advice).toMatch(/\.$/);
  return outcome.problem.kind;
};

const anywhere = { kind: 'entry', device: 0n, inode: 0n } as const;
const awayFrom = (path: string): Action => ({
  ...{ kind: 'quarantine', path, expected: anywhere, bytes: 0 },
  ...{ step: 's', sentence: 'It goes.', needsRoot: false },
});

test('nothing outside the roots is touched, by whatever path', async () => {
  const shop = workshop();
  const outside = join(dirname(shop.root), 'outside');
  writeFileSync(outside, 'theirs');
  expect(await refused(shop, write(outside, 'ours'))).toBe('not-permitted');
  expect(await refused(shop, away(outside))).toBe('not-permitted');
  expect(await refused(shop, awayFrom(`${shop.root}/../outside`))).toBe('usage');
  expect(await refused(shop, awayFrom(`${shop.root}//a`))).toBe('usage');
  expect(await refused(shop, awayFrom('relative'))).toBe('usage');
  expect(await refused(shop, awayFrom(`${shop.root}/a\0b`))).toBe('usage');
  expect(await refused(shop, awayFrom(`${shop.root}-beside`))).toBe('not-permitted');
  expect(readFileSync(outside, 'utf8')).toBe('theirs');
});

test('the root of everything, a root, what holds a root, a home and a mount point are never moved', async () => {
  const shop = workshop();
  shop.file(
    'etc/passwd',
    'root:x:0:0::/root:/bin/sh\nada:x:1000:1000::/people/ada:/bin/sh\ndaemon:x:2:2::/srv:/bin/sh\n',
  );
  for (const path of ['root/a', 'people/ada/a', 'srv/a']) shop.file(path);
  expect(await refused(shop, awayFrom('/'))).toBe('not-permitted');
  expect(await refused(shop, away(shop.root))).toBe('not-permitted');
  expect(await refused(shop, away(dirname(shop.root)))).toBe('not-permitted');
  expect(await refused(shop, away(join(shop.root, 'root')))).toBe('not-permitted');
  expect(await refused(shop, away(join(shop.root, 'people/ada')))).toBe('not-permitted');
  const outcome = await shop.journal.run(plan(away(join(shop.root, 'srv'))), noHands);
  expect(outcome.ok).toBe(true);
});

test('a home that is given as a root is not moved though it lies below another root', async () => {
  const shop = workshop();
  shop.file('home/ada/a');
  const home = join(shop.root, 'home/ada');
  const journal = shop.reopen({ roots: [shop.root, home] });
  expect(await refused({ ...shop, journal }, away(home))).toBe('not-permitted');
  expect(await refused({ ...shop, journal }, away(dirname(home)))).toBe('not-permitted');
});

test.runIf(process.platform === 'linux')(
  'a folder on which, or in which, something is mounted is not moved',
  async () => {
    expect(mountPoints()).toContain('/proc');
    const shop = workshop();
    const journal = shop.reopen({ roots: ['/'] });
    const outcome = await journal.run(plan(awayFrom('/proc')), noHands);
    expect(outcome).toMatchObject({ ok: false, problem: { kind: 'not-permitted' } });
    const holds = await journal.run(plan(awayFrom('/dev')), noHands);
    expect(holds).toMatchObject({ ok: false, problem: { kind: 'not-permitted' } });
  },
);

test('the journal itself is not changed by a plan', async () => {
  const shop = workshop();
  const folder = join(shop.root, 'state/journal');
  const journal = shop.reopen({ folder });
  for (const action of [away(folder), away(dirname(folder)), write(join(folder, 'runs/x'), 'x')]) {
    const outcome = await journal.run(plan(action), noHands);
    expect(outcome).toMatchObject({ ok: false, problem: { kind: 'not-permitted' } });
    expect(readdirSync(folder)).toEqual(['runs']);
    expect(readdirSync(join(folder, 'runs'))).toEqual([]);
  }
});

test('a folder on the way that is a link is not followed, even where it leads to a place below the roots', async () => {
  const shop = workshop();
  const real = shop.file('real/file', 'theirs');
  symlinkSync('real', join(shop.root, 'alias'));
  const path = join(shop.root, 'alias/file');
  expect(await refused(shop, write(path, 'ours'))).toBe('conflict');
  expect(await refused(shop, away(path))).toBe('conflict');
  expect(await refused(shop, mode(path, 0o600))).toBe('conflict');
  expect(await refused(shop, link(join(shop.root, 'alias/new'), '/dev/null'))).toBe('conflict');
  expect(readFileSync(real, 'utf8')).toBe('theirs');
});

test('a leftover that is a link to documents loses the link, not the documents', async () => {
  const shop = workshop();
  const document = shop.file('Documents/letter');
  const leftover = join(shop.root, '.zoom');
  symlinkSync('Documents', leftover);
  const outcome = await shop.journal.run(plan(away(leftover)), noHands);
  expect(outcome.ok).toBe(true);
  expect(existsSync(leftover)).toBe(false);
  expect(existsSync(document)).toBe(true);
});

test('what is no longer as the plan expects is a conflict, found before anything is changed', async () => {
  const shop = workshop();
  const first = shop.file('first', 'one');
  const other = shop.file('other', 'two');
  const folder = dirname(shop.file('folder/a'));
  const cases: [Action, () => void][] = [
    [write(other, 'new'), () => writeFileSync(other, 'somebody else')],
    [write(other, 'new'), () => rmSync(other)],
    [write(other, 'new'), () => symlinkSync('/etc/passwd', other)],
    [
      link(other, '/dev/null'),
      () => {
        rmSync(other);
        mkdirSync(other);
      },
    ],
    [
      away(folder),
      () => {
        renameSync(folder, `${folder}-`);
        mkdirSync(folder);
      },
    ],
    [
      mode(first, 0o600),
      () => {
        rmSync(first);
        writeFileSync(first, 'one', { mode: 0o755 });
      },
    ],
    [write(join(shop.root, 'new'), 'x'), () => writeFileSync(join(shop.root, 'new'), 'y')],
  ];
  for (const [action, change] of cases) {
    change();
    expect(await refused(shop, action)).toBe('conflict');
  }
});

test('a pipe where a file was expected is neither opened nor waited for', async () => {
  const { execFileSync } = await import('node:child_process');
  const shop = workshop();
  const path = shop.file('file');
  const action = write(path, 'new');
  rmSync(path);
  execFileSync('mkfifo', [path]);
  expect(await refused(shop, action)).toBe('conflict');
});

test('a root that is missing, and a folder of another user, are told when the journal is opened', () => {
  const { root, folder } = workshop();
  expect(openJournal({ folder, roots: [join(root, 'none')], keepDays: 30 })).toMatchObject({
    ok: false,
    problem: { kind: 'not-found' },
  });
});

test.each([
  ['linux', 'marked as immutable', 'lsattr'],
  ['darwin', 'macOS protects it', 'App Management'],
  ['win32', 'a program uses it', 'End what uses it'],
] as const)('what %s refuses is said with its own way out', (platform, message, advice) => {
  const thrown = Object.assign(new Error('EPERM'), { code: 'EPERM' });
  const problem = problemOf('/Applications/zoom.us.app', thrown, platform);
  expect(problem).toMatchObject({ kind: 'not-permitted', cause: expect.stringContaining('EPERM') });
  expect(problem.message).toContain(message);
  expect(problem.advice).toContain(advice);
});
