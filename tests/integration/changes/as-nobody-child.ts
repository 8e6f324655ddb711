// Run by elevation.test.ts as a user without rights: a plan of which a part is the administrator's, done and taken back.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { macAsker } from '../../../main/guard/changes/elevation/mac-asker.ts';
import { RootHistory } from '../../../main/guard/changes/elevation/root-history.ts';
import {
  entriesOfBothSides,
  runBothSides,
  type Sides,
  undoBothSides,
} from '../../../main/guard/changes/two-sided-journal.ts';
import { type Action, type ActionPlan, openJournal } from '../../../main/journal/index.ts';
import { success } from '../../../main/outcome.ts';

const [home = '', asker = '', systemFile = '', node = '', program = '', halfTheirs = ''] =
  process.argv.slice(2);
const ownFile = join(home, 'own.conf');
const folder = join(home, 'state');
const journal = openJournal({ folder: join(folder, 'journal'), roots: [home], keepDays: 30 });
if (!journal.ok) throw new Error(journal.problem.message);

const sides: Sides = {
  journal: journal.value,
  hands: {
    run: async () => success(undefined),
    endProcesses: async () => success(undefined),
    muteStream: async () => success(undefined),
    setBlock: async () => success(undefined),
  },
  rootHistory: new RootHistory(folder),
  elevation: { asker: [asker], program: [node, program] },
  folder,
  uid: process.getuid?.() ?? 0,
};

const write = (path: string, needsRoot: boolean): Action => ({
  kind: 'write-file',
  step: needsRoot ? 'for-root' : 'own',
  sentence: `Write ${path}.`,
  needsRoot,
  path,
  content: Buffer.from('changed\n'),
  expected: { kind: 'absent' },
  mode: 0o644,
});
const planOf = (...actions: readonly Action[]): ActionPlan => ({
  id: crypto.randomUUID(),
  madeAtMs: Date.now(),
  purpose: 'lockdown',
  client: 'zoom',
  actions,
  warnings: [],
});
const contentOf = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
};
const now = () => ({ own: contentOf(ownFile), system: contentOf(systemFile) });

const told: unknown[] = [];
const refused = await runBothSides(
  sides,
  planOf(write(ownFile, false), write('/etc/callwarden-must-not-write-this', true)),
  {},
);
told.push({ refused, after: now() });
const run = await runBothSides(sides, planOf(write(ownFile, false), write(systemFile, true)), {});
told.push({ run, after: now(), entries: entriesOfBothSides(sides) });
const undone = run.ok ? await undoBothSides(sides, run.value.id, { whenChanged: 'refuse' }) : run;
told.push({ undone, after: now(), entries: entriesOfBothSides(sides) });
const cancelled = await runBothSides(
  { ...sides, elevation: { ...sides.elevation, asker: ['/bin/false'] } },
  planOf(write(ownFile, false), write(systemFile, true)),
  {},
);
told.push({ cancelled, after: now() });
const twoSided = await runBothSides(
  sides,
  planOf(write(ownFile, false), write(systemFile, true)),
  {},
);
const noAsker = { ...sides, elevation: { ...sides.elevation, asker: ['/bin/false'] } };
const ownStep = twoSided.ok
  ? await undoBothSides(noAsker, twoSided.value.id, { whenChanged: 'refuse', steps: ['own'] })
  : twoSided;
told.push({ ownStep, after: now() });
const mine = join(home, 'program.mjs');
writeFileSync(mine, '');
const untrusted = await runBothSides(
  { ...sides, elevation: { ...sides.elevation, program: [node, mine] } },
  planOf(write(systemFile, true)),
  {},
);
const untrustedUndo = twoSided.ok
  ? await undoBothSides(
      { ...sides, elevation: { ...sides.elevation, program: [node, mine] } },
      twoSided.value.id,
      { whenChanged: 'refuse' },
    )
  : twoSided;
const theirPiece = await runBothSides(
  { ...sides, elevation: { ...sides.elevation, program: [node, halfTheirs] } },
  planOf(write(systemFile, true)),
  {},
);
told.push({ untrusted, untrustedUndo, theirPiece, after: now() });

// As on a Mac: a line for the shell, made of this plan's words, and a person who may say no.
const answers = join(home, 'answer');
const standIn = join(import.meta.dirname, 'osascript-child.ts');
const door = macAsker(sides.uid, false);
const onMac: Sides = {
  ...sides,
  elevation: {
    ...door,
    asker: [process.execPath, standIn, asker, answers, ...door.asker.slice(1)],
    program: [node, program],
  },
};
writeFileSync(answers, '0:17: execution error: User canceled. (-128)\n');
const saidNo = await runBothSides(onMac, planOf(write(`${systemFile}.mac`, true)), {});
told.push({ saidNo });
writeFileSync(answers, '');
const refusedOnMac = await runBothSides(
  onMac,
  planOf(write('/etc/callwarden-must-not-write-this', true)),
  {},
);
const macFile = join(systemFile, '..', "it's $(a) mac.desktop");
const ranOnMac = await runBothSides(onMac, planOf(write(macFile, true)), {});
const written = contentOf(macFile);
const inTerminal: Sides = {
  ...sides,
  elevation: {
    ...macAsker(sides.uid, true),
    asker: [asker, ...macAsker(sides.uid, true).asker.slice(2)],
    program: [node, program],
  },
};
const undoneOnMac = ranOnMac.ok
  ? await undoBothSides(inTerminal, ranOnMac.value.id, { whenChanged: 'refuse' })
  : ranOnMac;
told.push({ refusedOnMac, ranOnMac, written, undoneOnMac, left: contentOf(macFile) });
process.stdout.write(JSON.stringify(told));
