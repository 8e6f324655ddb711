// One of several steps on one file is taken back; the others stay done.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { assemble } from '../../../main/guard/assemble.ts';
import { openChanges } from '../../../main/guard/changes/open-changes.ts';
import { clientTree } from '../../rigs/client-tree.ts';
import { ownFolder } from '../../rigs/own-folder.ts';

it('takes back the one that was asked for, from under others on the same file', async () => {
  const folder = ownFolder('undo-one');
  onTestFinished(() => folder.remove());
  const { root, home } = clientTree(folder.path).zoomDeb();
  const assembly = await assemble();
  if (!assembly.ok) throw new Error(assembly.problem.message);
  const opened = await openChanges({
    ...assembly.value,
    paths: { root, home },
    folder: folder.path,
    live: null,
  });
  if (!opened.ok) throw new Error(opened.problem.message);
  const { changes } = opened.value;
  const conf = join(home, '.config/zoomus.conf');
  const before = readFileSync(conf, 'utf8');
  const [log, cloud, chime] = ['enablelog', 'enablecloudswitch', 'playsoundfornewmessage'].map(
    (name) => `zoom:client-configuration:${name}`,
  ) as [string, string, string];

  const plan = await changes.plan([log, cloud, chime]);
  if (!plan.ok) throw new Error(plan.problem.message);
  const applied = await changes.apply(plan.value.id);
  if (!applied.ok) throw new Error(applied.problem.message);

  const undone = await changes.undo(applied.value.entry.id, {
    whenChanged: 'refuse',
    steps: [cloud],
  });
  expect(undone).toMatchObject({ ok: true, value: { changed: [] } });
  expect(readFileSync(conf, 'utf8')).toBe(
    before
      .replace('enableLog=true', 'enableLog=false')
      .replace('playSoundForNewMessage=true', 'playSoundForNewMessage=false'),
  );

  // All the rest can still be taken back, newest first.
  const entries = changes.entries();
  if (!entries.ok) throw new Error(entries.problem.message);
  for (const { id, state } of entries.value) {
    if (state === 'undone') continue;
    expect((await changes.undo(id, { whenChanged: 'refuse' })).ok).toBe(true);
  }
  expect(readFileSync(conf, 'utf8')).toBe(before);
});
