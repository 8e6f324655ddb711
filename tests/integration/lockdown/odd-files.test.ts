// Settings files as they are found in the wild: linked, marked, in Windows' line ends, too long, broken.
import {
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { type Journal, openJournal } from '../../../main/journal/index.ts';
import { checkClients, planSteps } from '../../../main/lockdown/index.ts';
import type { Finding } from '../../../preload/contract/index.ts';
import { clientTree } from '../../rigs/client-tree.ts';
import { type OwnFolder, ownFolder } from '../../rigs/own-folder.ts';
import { sightOf } from '../../rigs/sight.ts';
import { pictureOf } from '../../unit/journal/picture.ts';
import { standIns } from './stand-ins.ts';

const step = 'zoom:client-configuration:enablelog';

let folder: OwnFolder;
let root: string;
let home: string;
let conf: string;
let journal: Journal;

beforeEach(() => {
  folder = ownFolder('odd');
  onTestFinished(() => folder.remove());
  ({ root, home } = clientTree(folder.path).zoomDeb());
  conf = join(home, '.config/zoomus.conf');
  const opened = openJournal({ folder: join(folder.path, 'journal'), roots: [root], keepDays: 1 });
  if (!opened.ok) throw new Error(opened.problem.message);
  journal = opened.value;
});

const look = async () => {
  const sight = await sightOf({ root, home }, { uid: 0 });
  const [zoom] = checkClients(sight, ['zoom']).clients;
  const finding = zoom?.findings.find(({ id }) => id === step);
  return { sight, finding };
};
const mend = async (): Promise<string> => {
  const plan = planSteps((await look()).sight, [step]);
  if (!plan.ok) throw new Error(plan.problem.message);
  const done = await journal.run(plan.value, standIns({ root, home }));
  if (!done.ok) throw new Error(done.problem.message);
  return done.value.id;
};
const undo = (entry: string) =>
  journal.undo(entry, standIns({ root, home }), { whenChanged: 'refuse' });
/** A finding that says why it is not mended from here, and nothing that was touched. */
const expectRefusal = (finding: Finding | undefined, why: RegExp): void => {
  expect(finding).toMatchObject({ certainty: 'cannot-tell', fix: null });
  expect(finding?.evidence.map(({ text }) => text).join(' ')).toMatch(why);
};

describe('a settings file', () => {
  it('that is a link into a folder of dotfiles is mended there, and stays a link', async () => {
    const dotfiles = join(home, 'dotfiles');
    mkdirSync(dotfiles);
    writeFileSync(join(dotfiles, 'zoomus.conf'), readFileSync(conf));
    rmSync(conf);
    symlinkSync('../dotfiles/zoomus.conf', conf);
    const before = pictureOf(root);
    const entry = await mend();
    expect(readlinkSync(conf)).toBe('../dotfiles/zoomus.conf');
    expect(readFileSync(join(dotfiles, 'zoomus.conf'), 'utf8')).toContain('enableLog=false');
    expect((await undo(entry)).ok).toBe(true);
    expect(pictureOf(root)).toBe(before);
  });

  it('that is a link out of the tree is not followed', async () => {
    const outside = join(folder.path, 'elsewhere.conf');
    writeFileSync(outside, '[General]\nenableLog=true\n');
    rmSync(conf);
    symlinkSync(outside, conf);
    const { sight, finding } = await look();
    expect(finding?.fix ?? null).toBeNull();
    const plan = planSteps(sight, [step]);
    if (plan.ok) expect(plan.value.actions).toEqual([]);
    expect(readFileSync(outside, 'utf8')).toContain('enableLog=true');
    expect(lstatSync(conf).isSymbolicLink()).toBe(true);
  });

  it('with a byte-order mark, CRLF and a key twice keeps all but the values', async () => {
    const text = '\uFEFF[General]\r\nenableLog=true\r\nname=x\r\nenableLog = true\r\n';
    writeFileSync(conf, text, { mode: 0o640 });
    const before = pictureOf(root);
    const entry = await mend();
    expect(readFileSync(conf, 'utf8')).toBe(text.replaceAll('true', 'false'));
    expect((await undo(entry)).ok).toBe(true);
    expect(pictureOf(root)).toBe(before);
  });

  it('of ten megabytes is mended, and its rest stays', async () => {
    const filler = `${'k'.repeat(120)}=1\n`.repeat(84_000);
    writeFileSync(conf, `[General]\nenableLog=true\n${filler}`);
    await mend();
    expect(readFileSync(conf, 'utf8') === `[General]\nenableLog=false\n${filler}`).toBe(true);
  });

  it('that is no UTF-8 is told, and left as it is', async () => {
    const bytes = Buffer.from([...Buffer.from('[General]\nenableLog=true\nname='), 0xe4, 0x0a]);
    writeFileSync(conf, bytes);
    const { sight, finding } = await look();
    expectRefusal(finding, /not written in UTF-8/);
    expect(planSteps(sight, [step])).toMatchObject({ ok: false });
    expect(readFileSync(conf).equals(bytes)).toBe(true);
  });

  it('that somebody changes between plan and run is left to them', async () => {
    const plan = planSteps((await look()).sight, [step]);
    if (!plan.ok) throw new Error(plan.problem.message);
    writeFileSync(conf, '[General]\nenableLog=true\nmine=1\n');
    const run = await journal.run(plan.value, standIns({ root, home }));
    expect(run).toMatchObject({ ok: false, problem: { kind: 'conflict' } });
    expect(readFileSync(conf, 'utf8')).toBe('[General]\nenableLog=true\nmine=1\n');
  });
});
