// What cannot be deleted when its time is over is said with advice, and keeps nothing else from being done.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { assemble } from '../../../main/guard/assemble.ts';
import { openChanges } from '../../../main/guard/changes/open-changes.ts';
import { quarantineNow } from '../../../main/guard/health/quarantine-health.ts';
import { openJournal } from '../../../main/journal/index.ts';
import { clientTree } from '../../rigs/client-tree.ts';
import { ownFolder } from '../../rigs/own-folder.ts';
import { away, noHands, plan } from '../../unit/journal/actions.ts';
import { notGerman } from '../../unit/sentences/not-german.ts';

/** ioctl_iflags(2): not every file system knows the mark, and only the administrator sets it. */
const canMark = (): boolean => {
  const folder = ownFolder('mark');
  const file = join(folder.path, 'file');
  writeFileSync(file, '');
  const marked = spawnSync('chattr', ['+i', file]).status === 0;
  if (marked) execFileSync('chattr', ['-i', file]);
  folder.remove();
  return marked;
};

it.skipIf(!canMark())('a file that is marked as immutable', async () => {
  const outer = ownFolder('overdue');
  onTestFinished(() => outer.remove());
  const { root, home } = clientTree(outer.path).zoomDeb();
  const folder = join(outer.path, 'data');
  const long = Date.now() - 40 * 86_400_000;
  const journal = openJournal({
    folder: join(folder, 'journal'),
    roots: [root, home],
    keepDays: 30,
    clock: () => long,
  });
  if (!journal.ok) throw new Error(journal.problem.message);
  const moved = async (name: string): Promise<string> => {
    writeFileSync(join(home, name), name);
    const run = await journal.value.run(plan(away(join(home, name))), noHands);
    if (!run.ok) throw new Error(run.problem.message);
    return join(folder, 'journal/runs', run.value.id, '0.moved');
  };
  const stuck = await moved('stuck');
  const free = await moved('free');
  execFileSync('chattr', ['+i', stuck]);
  onTestFinished(() => void spawnSync('chattr', ['-i', stuck]));

  const assembly = await assemble();
  if (!assembly.ok) throw new Error(assembly.problem.message);
  const open = async () => {
    const opened = await openChanges({
      ...assembly.value,
      paths: { root, home },
      folder,
      live: null,
    });
    if (!opened.ok) throw new Error(opened.problem.message);
    return opened.value;
  };
  for (const _start of ['the first', 'the next']) {
    const { changes, quarantine } = await open();
    expect([existsSync(stuck), existsSync(free)]).toEqual([true, false]);
    expect(quarantine).toMatchObject({ part: 'quarantine', state: 'limited' });
    expect(quarantine?.detail).toContain('marked as immutable');
    expect(quarantine?.advice).toContain('lsattr');
    expect(notGerman([quarantine?.detail ?? '', quarantine?.advice ?? ''])).toEqual([]);
    expect(await changes.check(['zoom'])).toMatchObject({ ok: true });
    const step = await changes.plan(['zoom:running-without-need:autostart']);
    const applied = step.ok ? await changes.apply(step.value.id) : step;
    expect(applied).toMatchObject({ ok: true, value: { entry: { state: 'done' } } });
    expect(applied.ok && (await changes.undo(applied.value.entry.id, refusing)).ok).toBe(true);
    expect(quarantineNow(folder)).toMatchObject({ part: 'quarantine', state: 'limited' });
  }

  execFileSync('chattr', ['-i', stuck]);
  expect((await open()).quarantine).toBeNull();
  expect(existsSync(stuck)).toBe(false);
  expect(quarantineNow(folder)).toBeNull();
});

const refusing = { whenChanged: 'refuse' } as const;
