// Real disks in real trouble: full, read-only, of another file system, with files that cannot be changed.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chownSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statfsSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, onTestFinished, test } from 'vitest';
import { away, mode, noHands, plan, write } from '../../unit/journal/actions.ts';
import { pictureOf } from '../../unit/journal/picture.ts';
import { workshop } from '../../unit/journal/workshop.ts';

const isRoot = process.getuid?.() === 0;
const hasMemoryDisk = existsSync('/dev/shm');
const hasPython = spawnSync('python3', ['-c', 'import os; os.listxattr']).status === 0;

/** A small disk of the test's own, unmounted at its end. */
const smallDisk = (options: string): string => {
  const point = mkdtempSync(join(tmpdir(), 'callwarden-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'callwarden-test', point]);
  onTestFinished(() => {
    execFileSync('umount', [point]);
    rmSync(point, { recursive: true });
  });
  return point;
};

const fill = (folder: string, leaveBytes = 0): void => {
  const { bavail, bsize } = statfsSync(folder);
  writeFileSync(join(folder, 'fill'), Buffer.alloc(Math.max(0, bavail * bsize - leaveBytes), 1));
};

/** Node has no call for extended attributes; Python has. */
const attribute = (path: string, value?: string): string =>
  execFileSync(
    'python3',
    [
      '-c',
      'import os,sys\np=sys.argv[1]\nif len(sys.argv)>2: os.setxattr(p,"user.callwarden",sys.argv[2].encode())\nprint(",".join(f"{n}={os.getxattr(p,n).decode()}" for n in sorted(os.listxattr(p))))',
      path,
      ...(value === undefined ? [] : [value]),
    ],
    { encoding: 'utf8' },
  ).trim();

test.runIf(isRoot)('a disk that is full from the start changes nothing, and says so', async () => {
  const disk = smallDisk('size=1m');
  const { root, journal, file } = workshop({ below: disk });
  const config = file('config', 'before');
  fill(disk);
  const before = pictureOf(root);
  const outcome = await journal.run(plan(write(config, 'after')), noHands);
  expect(outcome).toMatchObject({
    ok: false,
    problem: { kind: 'storage', advice: expect.stringContaining('Free some space') },
  });
  expect(pictureOf(root)).toBe(before);
  rmSync(join(disk, 'fill'));
  expect(await journal.recover(noHands)).toEqual({ ok: true, value: [] });
  expect(await journal.run(plan(write(config, 'after')), noHands)).toMatchObject({ ok: true });
});

test.runIf(isRoot)(
  'a disk that becomes full on the way: whatever room there is, all is done or all is taken back',
  async () => {
    const outcomes = new Set<string>();
    for (let room = 260; room <= 400; room += 4) {
      const disk = smallDisk('size=2m');
      const { root, journal, file } = workshop({ below: disk });
      const config = file('config', Buffer.alloc(20_000, 1));
      const leftover = file('leftover/a');
      const before = pictureOf(root);
      fill(disk, room * 1024);
      const outcome = await journal.run(
        plan(
          write(config, Buffer.alloc(20_000, 2)),
          away(join(leftover, '..')),
          write(join(root, 'new'), Buffer.alloc(8_000, 3)),
        ),
        noHands,
      );
      outcomes.add(outcome.ok ? 'done' : outcome.problem.kind);
      if (!outcome.ok) expect(pictureOf(root)).toBe(before);
      else {
        expect(
          await journal.undo(outcome.value.id, noHands, { whenChanged: 'refuse' }),
        ).toMatchObject({ value: { entry: { state: 'undone' } } });
        expect(pictureOf(root)).toBe(before);
      }
    }
    expect([...outcomes].sort()).toEqual(['done', 'storage']);
  },
  120_000,
);

test.runIf(isRoot)('a disk that can only be read changes nothing, and says so', async () => {
  const disk = smallDisk('size=1m');
  const folder = mkdtempSync(join(tmpdir(), 'callwarden-journal-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const { root, journal, file } = workshop({
    below: disk,
    folder,
  });
  const actions = [
    write(file('config'), 'after'),
    away(file('leftover/a')),
    mode(file('key'), 0o600),
  ];
  execFileSync('mount', ['-o', 'remount,ro', disk]);
  onTestFinished(() => void execFileSync('mount', ['-o', 'remount,rw', disk]));
  const before = pictureOf(root);
  for (const action of actions) {
    const outcome = await journal.run(plan(action), noHands);
    expect(outcome).toMatchObject({
      ok: false,
      problem: { kind: 'not-permitted', message: expect.stringContaining('can only be read') },
    });
  }
  expect(pictureOf(root)).toBe(before);
});

test.runIf(isRoot)('an immutable file, and a folder that holds one, stay whole', async () => {
  const { root, journal, file } = workshop();
  const fixed = file('folder/fixed', 'before');
  const other = file('other', 'before');
  const before = pictureOf(root);
  const actions = [write(fixed, 'after'), away(fixed), mode(fixed, 0o600)];
  if (spawnSync('chattr', ['+i', fixed]).status !== 0) return;
  try {
    for (const action of actions) {
      const outcome = await journal.run(plan(write(other, 'after'), action), noHands);
      expect(outcome).toMatchObject({
        ok: false,
        problem: { kind: 'not-permitted', message: expect.stringContaining('immutable') },
      });
      expect(pictureOf(root)).toBe(before);
    }
  } finally {
    execFileSync('chattr', ['-i', fixed]);
  }
});

/** Everything that a client may leave behind, and worse. */
const awkwardTree = async (folder: string): Promise<void> => {
  mkdirSync(join(folder, 'sub'), { recursive: true });
  writeFileSync(join(folder, 'sub/one name'), 'linked');
  linkSync(join(folder, 'sub/one name'), join(folder, 'other name'));
  symlinkSync('/etc/passwd', join(folder, 'absolute'));
  symlinkSync(Buffer.from([0xff, 0x2f, 0xfe]), join(folder, 'broken'));
  writeFileSync(join(folder, 'a\nline\tand \x1b[31m'), 'x');
  writeFileSync(
    Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xff, 0xfe, 0x41])]),
    'bytes',
  );
  writeFileSync(join(folder, 'n'.repeat(255)), 'long');
  writeFileSync(join(folder, 'secret'), 's', { mode: 0o000 });
  writeFileSync(join(folder, 'sparse'), 'start');
  truncateSync(join(folder, 'sparse'), 64 * 1024 * 1024);
  mkdirSync(join(folder, 'closed'), { mode: 0o500 });
  mkdirSync(join(folder, 'empty'), { mode: 0o1777 });
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  const server = createServer().listen(join(folder, 'socket'));
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => void server.close());
};

test.each([
  { where: 'on one file system', isAcross: false },
  { where: 'to another file system', isAcross: true },
])('awkward files of every kind go and come back as they were, $where', async ({ isAcross }) => {
  if (isAcross && !hasMemoryDisk) return;
  const folder = mkdtempSync(join(isAcross ? '/dev/shm' : tmpdir(), 'callwarden-journal-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const { root, journal } = workshop({ folder });
  await awkwardTree(join(root, '.zoom'));
  await awkwardTree(join(root, 'kept'));
  if (hasPython) attribute(join(root, '.zoom/sub/one name'), 'an attribute');
  const [before, room] = [pictureOf(root), blocksOf(join(root, '.zoom/sparse'))];
  const singles = ['broken', 'pipe', 'other name', 'empty'].map((name) =>
    away(join(root, '.zoom', name)),
  );
  const outcome = await journal.run(plan(...singles, away(join(root, '.zoom'))), noHands);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  expect(readdirSync(root)).toEqual(['kept']);
  const undone = await journal.undo(outcome.value.id, noHands, { whenChanged: 'refuse' });
  expect(undone).toMatchObject({ ok: true, value: { entry: { state: 'undone' } } });
  const back = pictureOf(root);
  // Taken away alone over a copy, one of two names of a file comes back as a file of its own.
  if (isAcross)
    expect(back.replaceAll(/ \d+=\S.*? (?=[0-9a-f]{64}$)/gm, ' ')).toBe(
      before.replaceAll(/ \d+=\S.*? (?=[0-9a-f]{64}$)/gm, ' '),
    );
  else expect(back).toBe(before);
  expect(blocksOf(join(root, '.zoom/sparse'))).toBeLessThanOrEqual(room + 8);
  if (hasPython)
    expect(attribute(join(root, '.zoom/sub/one name'))).toBe('user.callwarden=an attribute');
});

const blocksOf = (path: string): number =>
  Number(execFileSync('stat', ['-c', '%b', path], { encoding: 'utf8' }));

test.runIf(hasMemoryDisk)(
  'names of one file stay names of one file in a folder that is copied to another file system',
  async () => {
    const folder = mkdtempSync('/dev/shm/callwarden-journal-');
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const { root, journal } = workshop({ folder });
    await awkwardTree(join(root, '.zoom'));
    const before = pictureOf(root);
    const outcome = await journal.run(plan(away(join(root, '.zoom'))), noHands);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
    await journal.undo(outcome.value.id, noHands, { whenChanged: 'refuse' });
    expect(pictureOf(root)).toBe(before);
  },
);

test.runIf(hasPython).each([
  { where: 'on one file system', isAcross: false },
  { where: 'with the journal on another', isAcross: true },
])(
  'a written file keeps its extended attributes, and has them back, $where',
  async ({ isAcross }) => {
    if (isAcross && !hasMemoryDisk) return;
    const folder = mkdtempSync(join(isAcross ? '/dev/shm' : tmpdir(), 'callwarden-journal-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const { root, journal, file } = workshop({ folder });
    const config = file('config', 'before', 0o640);
    attribute(config, 'mine');
    if (isRoot) execFileSync('chown', ['4242:4343', config]);
    const before = pictureOf(root);
    const outcome = await journal.run(plan(write(config, 'after')), noHands);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
    expect(attribute(config)).toBe('user.callwarden=mine');
    expect(pictureOf(root).split('\n')[1]).toMatch(isRoot ? / 100640 4242 4343 / : / 100640 /);
    await journal.undo(outcome.value.id, noHands, { whenChanged: 'refuse' });
    expect(attribute(config)).toBe('user.callwarden=mine');
    expect(pictureOf(root)).toBe(before);
  },
);

test('a file of ten megabytes is written and undone', async () => {
  const { root, journal, file } = workshop();
  const large = file('large', Buffer.alloc(10 * 1024 * 1024, 'configuration\r\n'));
  const before = pictureOf(root);
  const outcome = await journal.run(plan(write(large, Buffer.alloc(10 * 1024 * 1024, 2))), noHands);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  expect(readFileSync(large)[5]).toBe(2);
  await journal.undo(outcome.value.id, noHands, { whenChanged: 'refuse' });
  expect(pictureOf(root)).toBe(before);
});

test.runIf(isRoot && hasMemoryDisk)(
  'an ordinary user cannot change what is somebody else’s, and is told so; nothing is left of the attempt',
  async () => {
    const outer = mkdtempSync('/dev/shm/callwarden-user-');
    onTestFinished(() => rmSync(outer, { recursive: true, force: true }));
    const theirs = join(outer, 'root/closed');
    mkdirSync(theirs, { recursive: true });
    writeFileSync(join(outer, 'root/theirs'), 'before', { mode: 0o644 });
    writeFileSync(join(theirs, 'file'), 'before');
    const program = join(outer, 'child.mjs');
    const entryPoints = [join(import.meta.dirname, 'other-user-child.ts')];
    await build({
      entryPoints,
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'esm',
      // As for the child of the kill points: a main file asks for parts that no bundler can follow.
      mainFields: ['module', 'main'],
      logLevel: 'error',
    });
    for (const each of [outer, join(outer, 'root'), program]) chownSync(each, nobody, nobody);
    const before = pictureOf(join(outer, 'root'));
    // Node itself may stand in a home that nobody else may enter: a copy does not.
    copyFileSync(realpathSync(process.execPath), join(outer, 'node'));
    const said = execFileSync(
      join(outer, 'node'),
      [program, join(outer, 'root'), join(outer, 'journal')],
      {
        encoding: 'utf8',
        cwd: outer,
        uid: nobody,
        gid: nobody,
      },
    );
    expect(JSON.parse(said)).toEqual(Array.from({ length: 5 }, () => 'not-permitted'));
    expect(pictureOf(join(outer, 'root')).replace(/^.*/, '')).toBe(before.replace(/^.*/, ''));
  },
);

const nobody = 65_534;
