import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { aCapture, aMeeting, ended, iso, noon, started } from '../../unit/store/events.ts';
import { everything, opened } from '../../unit/store/place.ts';

const isRoot = process.getuid?.() === 0;
const mountable = ((): string | null => {
  if (!isRoot) return null;
  const folder = mkdtempSync(join(tmpdir(), 'callwarden-full-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
})();

afterAll(() => {
  if (!mountable) return;
  execFileSync('umount', [mountable]);
  rmSync(mountable, { recursive: true });
});

describe.skipIf(mountable === null)('a full disk (needs root and a tmpfs)', () => {
  test('stops the writing once with a problem, keeps what matters, and goes on when there is space again', () => {
    const folder = join(mountable!, 'one');
    const file = join(folder, 'callwarden.db');
    let now = noon;
    const store = opened({ file, clock: () => now });
    store.record([
      started(aCapture('open')),
      { type: 'meeting.started', at: iso(noon), meeting: aMeeting('m') },
    ]);
    store.takeHealth();
    const ballast = join(mountable!, 'ballast');
    fill(ballast);
    let problem = null;
    let written = 0;
    for (let tick = 0; tick < 3_000 && !problem; tick += 1) {
      now += 10;
      const recorded = store.record([ended(aCapture(`c${tick}`, now, now))]);
      if (recorded.ok) written = tick + 1;
      else problem = recorded.problem;
    }
    expect(problem).toMatchObject({ kind: 'storage', subject: file });
    expect(store.takeHealth()).toMatchObject([{ part: 'store', state: 'absent' }]);
    // Watching goes on: the rest waits, without another problem and without another word.
    expect(store.record([ended(aCapture('open', noon, now))])).toEqual({
      ok: true,
      value: 'waiting',
    });
    now += 61_000;
    expect(store.heartbeat()).toEqual({ ok: true, value: 'waiting' });
    expect(store.takeHealth()).toEqual([]);
    expect(everything(store).captures.find(({ id }) => id === 'open')?.endedAt).toBeNull();

    rmSync(ballast);
    expect(store.heartbeat()).toEqual({ ok: true, value: 'waiting' });
    now += 61_000;
    expect(store.heartbeat()).toEqual({ ok: true, value: 'stored' });
    expect(store.takeHealth()).toMatchObject([
      { state: 'working', detail: expect.stringContaining('nothing was missed') },
    ]);
    const { captures } = everything(store);
    expect(captures.find(({ id }) => id === 'open')?.endedAt).not.toBeNull();
    expect(captures).toHaveLength(written + 2);
    store.close();
    rmSync(folder, { recursive: true });
  });

  test('a guard that starts on a full disk watches on, and records when there is space', () => {
    const ballast = join(mountable!, 'ballast');
    fill(ballast);
    const file = join(mountable!, 'two', 'callwarden.db');
    let now = noon;
    const store = opened({ file, clock: () => now });
    expect(store.mode).toBe('nothing');
    expect(store.takeHealth()).toMatchObject([{ state: 'absent' }]);
    expect(store.record([started(aCapture('c'))])).toEqual({ ok: true, value: 'waiting' });
    rmSync(ballast);
    now += 61_000;
    expect(store.heartbeat()).toEqual({ ok: true, value: 'stored' });
    expect(everything(store).captures).toHaveLength(1);
  });
});

/** Takes all the space that is left. */
const fill = (path: string): void => {
  const descriptor = openSync(path, 'w');
  try {
    for (;;) writeSync(descriptor, Buffer.alloc(4096));
  } catch (thrown) {
    expect(thrown).toMatchObject({ code: 'ENOSPC' });
  } finally {
    closeSync(descriptor);
  }
};

describe.skipIf(!isRoot)(
  'a folder that an ordinary user may only read (needs root to become one)',
  () => {
    const child = join(import.meta.dirname, 'recording-child.ts');
    const nobody = 65_534;
    const readable =
      spawnSync(process.execPath, ['--version'], { uid: nobody, gid: nobody }).status === 0;

    test.skipIf(!readable)(
      'the guard watches on, says so, and the history can still be read',
      () => {
        const folder = mkdtempSync(join(tmpdir(), 'callwarden-read-only-'));
        const file = join(folder, 'callwarden.db');
        const store = opened({ file });
        store.record([ended(aCapture('c', Date.now() - 1_000, Date.now()))]);
        store.close();
        chmodSync(file, 0o644);
        chmodSync(folder, 0o555);
        const look = (): unknown => {
          const { stdout, stderr } = spawnSync(process.execPath, [child, file, 'look'], {
            uid: nobody,
            gid: nobody,
            encoding: 'utf8',
          });
          if (stdout === '') throw new Error(stderr);
          return JSON.parse(stdout);
        };
        const before = statSync(file).mtimeMs;
        expect(look()).toMatchObject({
          mode: 'nothing',
          health: [{ part: 'store', state: 'absent' }],
          recorded: { ok: true, value: 'waiting' },
          captures: 1,
        });
        expect(statSync(file).mtimeMs).toBe(before);
        rmSync(folder, { recursive: true });
      },
    );

    test.skipIf(!readable)('a folder that cannot even be made is said, too', () => {
      const folder = mkdtempSync(join(tmpdir(), 'callwarden-closed-'));
      mkdirSync(join(folder, 'closed'), { mode: 0o700 });
      chownSync(folder, nobody, nobody);
      const file = join(folder, 'closed', 'deep', 'callwarden.db');
      const { stdout } = spawnSync(process.execPath, [child, file, 'look'], {
        uid: nobody,
        gid: nobody,
        encoding: 'utf8',
      });
      expect(stdout).toContain('"mode":"nothing"');
      expect(existsSync(join(folder, 'closed', 'deep'))).toBe(false);
      rmSync(folder, { recursive: true });
    });
  },
);
