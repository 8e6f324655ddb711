import { createHash } from 'node:crypto';
import { existsSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { refusedAction } from '../../../main/guard/changes/elevation/allowed.ts';
import { runPlanFile } from '../../../main/guard/changes/elevation/as-root.ts';
import { type Action, type Journal, openJournal } from '../../../main/journal/index.ts';
import { success } from '../../../main/outcome.ts';
import { ownFolder } from '../../rigs/own-folder.ts';

const hands = {
  run: async () => success(undefined),
  endProcesses: async () => success(undefined),
  muteStream: async () => success(undefined),
  setBlock: async () => success(undefined),
};
const doing = (journal: Journal) => ({
  journal,
  hands,
  judge: async (actions: readonly Action[]) => refusedAction(actions),
});
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const rootSide = () => {
  const folder = ownFolder('as-root');
  onTestFinished(() => folder.remove());
  const journal = openJournal({
    folder: join(folder.path, 'journal'),
    roots: [folder.path],
    keepDays: 30,
  });
  if (!journal.ok) throw new Error(journal.problem.message);
  return { folder: folder.path, journal: journal.value };
};

it('does nothing with a plan that is not the one that was shown', async () => {
  const { folder, journal } = rootSide();
  const file = join(folder, 'plan.json');
  writeFileSync(file, '{"exchanged":true}');
  const told = await runPlanFile(file, sha256('the one shown'), doing(journal));
  expect(told).toMatchObject({ ok: false, problem: { kind: 'conflict' } });
  expect(journal.entries()).toEqual({ ok: true, value: [] });
});

it('reads no plan through a link', async () => {
  const { folder, journal } = rootSide();
  const secret = join(folder, 'secret');
  writeFileSync(secret, 'x');
  symlinkSync(secret, join(folder, 'plan.json'));
  const told = await runPlanFile(join(folder, 'plan.json'), sha256('x'), doing(journal));
  expect(told).toMatchObject({ ok: false, problem: { kind: 'unreadable' } });
});

it('does nothing that stands outside its list, whatever the plan says', async () => {
  const { folder, journal } = rootSide();
  const target = join(folder, 'not-in-the-list');
  const text = JSON.stringify({
    id: '3f0f4a53-2f6d-4c5e-9d0a-0d7a1b6f3a11',
    madeAtMs: 1,
    purpose: 'lockdown',
    client: null,
    actions: [
      {
        kind: 'write-file',
        step: 's',
        sentence: 'Write it.',
        needsRoot: true,
        path: target,
        content: '',
        expected: { kind: 'absent' },
        mode: 0o644,
      },
    ],
  });
  const file = join(folder, 'plan.json');
  writeFileSync(file, text);
  const told = await runPlanFile(file, sha256(text), doing(journal));
  expect(told).toMatchObject({ ok: false, problem: { kind: 'not-permitted' } });
  expect(existsSync(target)).toBe(false);
});
