import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { type Disk, realDisk } from '../../../main/platform/files/index.ts';
import { away, link, mode, noHands, plan, sha256, write } from './actions.ts';
import { pictureOf } from './picture.ts';
import { memoryOrDisk, workshop } from './workshop.ts';

/** The real disk, and somebody who strikes before its nth call. */
const struckAt = (
  nth: number,
  strike: (name: string) => void,
): { disk: Disk; calls: () => number } => {
  let calls = 0;
  const disk = new Proxy(realDisk, {
    get: (real, name) => {
      const call = real[name as keyof Disk] as (...args: unknown[]) => unknown;
      return (...args: unknown[]): unknown => {
        calls += 1;
        if (calls === nth) strike(String(name));
        return call(...args);
      };
    },
  });
  return { disk, calls: () => calls };
};

/** A home with a client's files; `outside` has the same names, and must never be touched. */
const scene = () => {
  const shop = workshop({ below: memoryOrDisk });
  const outside = join(dirname(shop.root), 'outside');
  for (const base of [join(shop.root, 'home'), outside]) {
    mkdirSync(join(base, '.config'), { recursive: true });
    mkdirSync(join(base, '.zoom'));
    writeFileSync(join(base, '.config/zoomus.conf'), 'before');
    writeFileSync(join(base, '.config/key'), 'key', { mode: 0o644 });
    writeFileSync(join(base, '.zoom/data'), 'data');
  }
  const home = join(shop.root, 'home');
  const actions = [
    write(join(home, '.config/zoomus.conf'), 'after'),
    mode(join(home, '.config/key'), 0o600),
    away(join(home, '.zoom/data')),
    link(join(home, '.config/unit'), '/dev/null'),
    write(join(home, '.config/new/policy'), '{}'),
    away(join(home, '.zoom')),
  ];
  return { ...shop, outside, home, actions };
};

test.each(['.config', '.zoom', ''])(
  'home/%s, exchanged for a link between any two calls, never leads out of the roots',
  async (exchanged) => {
    const undisturbed = struckAt(0, () => undefined);
    const quiet = scene();
    expect(
      await quiet.reopen({ disk: undisturbed.disk }).run(plan(...quiet.actions), noHands),
    ).toMatchObject({ ok: true });
    const calls = undisturbed.calls();
    let failures = 0;
    for (let nth = 1; nth <= calls; nth += 1) {
      const { reopen, root, outside, home, actions } = scene();
      const before = pictureOf(outside);
      const place = join(home, exchanged);
      const struck = struckAt(nth, () => {
        try {
          renameSync(place, join(root, 'aside'));
        } catch {
          return; // It has been moved away already.
        }
        symlinkSync(join(outside, exchanged), place);
      });
      const outcome = await reopen({ disk: struck.disk }).run(plan(...actions), noHands);
      if (!outcome.ok) failures += 1;
      expect(pictureOf(outside), `call ${nth}`).toBe(before);
      // Nor when it is recovered, or undone, with the link still there.
      const journal = reopen();
      await journal.recover(noHands);
      const entries = journal.entries();
      for (const { id } of entries.ok ? entries.value : [])
        await journal.undo(id, noHands, { whenChanged: 'restore-ours' });
      expect(pictureOf(outside), `undone after call ${nth}`).toBe(before);
    }
    expect(failures).toBeGreaterThan(5);
  },
  120_000,
);

test('a file that is exchanged between any two calls is not lost', async () => {
  for (let nth = 1; ; nth += 1) {
    const { reopen, folder, home } = scene();
    const config = join(home, '.config/zoomus.conf');
    const leftover = join(home, '.zoom/data');
    let hasStruck = false;
    let hasWritten = false;
    const struck = struckAt(nth, (name) => {
      hasStruck = true;
      // The last look and the rename are two calls; what is exchanged between them is what rename(2) replaces.
      if (name === 'rename') return;
      hasWritten = true;
      for (const path of [config, leftover]) {
        writeFileSync(`${path}.theirs`, theirs(path));
        renameSync(`${path}.theirs`, path);
      }
    });
    const run = [write(config, 'after'), away(leftover)];
    const outcome = await reopen({ disk: struck.disk }).run(plan(...run), noHands);
    if (!hasStruck) {
      expect(outcome.ok).toBe(true);
      return;
    }
    const found = [pictureOf(join(home, '..')), pictureOf(folder)].join('\n');
    for (const path of [config, leftover])
      if (hasWritten) expect(found, `call ${nth}`).toContain(sha256(theirs(path)));
  }
}, 120_000);

const theirs = (path: string): string => `theirs, at ${path}`;
