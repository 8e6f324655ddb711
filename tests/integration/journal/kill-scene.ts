// The tree that is changed and killed over: every kind of action on files, every kind of entry, times that are known.
import {
  chmodSync,
  linkSync,
  lstatSync,
  lutimesSync,
  mkdirSync,
  readdirSync,
  rmdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { ActionPlan } from '../../../main/journal/index.ts';
import { away, link, mode, plan, write } from '../../unit/journal/actions.ts';

/** Makes it below `root`, the same each time but for inodes. */
export const buildScene = (root: string): void => {
  const file = (path: string, content: string, bits = 0o644): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
    chmodSync(join(root, path), bits);
  };
  file('home/.config/zoomus.conf', '[General]\r\nmute=false\r\n', 0o600);
  file('home/.config/autostart/Zoom.desktop', '[Desktop Entry]\nName=Zoom\n');
  file('home/.config/keep', 'a neighbour\n');
  file('home/.zoom/data/meetings.db', 'm'.repeat(3_000));
  file('home/.zoom/data/one-name', 'linked\n');
  linkSync(join(root, 'home/.zoom/data/one-name'), join(root, 'home/.zoom/data/other-name'));
  symlinkSync('/nowhere', join(root, 'home/.zoom/broken'));
  file('home/.zoom/logs/a line\nbreak.log', 'log\n', 0o400);
  symlinkSync('zoomus.conf', join(root, 'home/.config/alias'));
  file('home/.cache/alone/left', 'left\n');
  file('opt/helper', 'binary', 0o755);
  settle(root);
};

/** Whole seconds would hide what is lost below them. */
const settle = (folder: string): void => {
  for (const name of readdirSync(folder)) {
    const place = join(folder, name);
    if (lstatSync(place).isDirectory()) settle(place);
    lutimesSync(place, 1_700_000_000, 1_700_000_000.123456);
  }
  lutimesSync(folder, 1_700_000_000, 1_700_000_000.123456);
};

export const scenePlan = (root: string): ActionPlan => {
  const home = join(root, 'home');
  const entry = join(home, '.config/autostart/Zoom.desktop');
  return plan(
    write(join(home, '.config/zoomus.conf'), '[General]\r\nmute=true\r\n'),
    away(entry),
    link(entry, '/dev/null', { expected: { kind: 'absent' } }),
    write(join(home, '.config/new/policy.json'), '{}\n'),
    link(join(home, '.config/alias'), 'elsewhere'),
    mode(join(root, 'opt/helper'), 0o700),
    away(join(home, '.zoom')),
    away(join(home, '.cache/alone/left')),
  );
};

/** Tidies up the folder that the plan has emptied. */
export const somebodyTidies = (root: string): void => rmdirSync(join(root, 'home/.cache/alone'));

/** What somebody does after the plan: to every kind of thing that it has left there. */
export const somebodyChanges = (root: string): void => {
  const home = join(root, 'home');
  writeFileSync(join(home, '.config/zoomus.conf'), '[General]\r\nmute=false\r\nmine=1\r\n');
  rmSync(join(home, '.config/autostart/Zoom.desktop'));
  writeFileSync(join(home, '.config/autostart/Zoom.desktop'), '[Desktop Entry]\nName=Mine\n');
  writeFileSync(join(home, '.config/new/policy.json'), '{"mine": true}\n');
  rmSync(join(home, '.config/alias'));
  symlinkSync('mine', join(home, '.config/alias'));
  chmodSync(join(root, 'opt/helper'), 0o711);
  mkdirSync(join(home, '.zoom/data'), { recursive: true });
  writeFileSync(join(home, '.zoom/data/new.db'), 'theirs');
};
