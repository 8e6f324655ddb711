import {
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { away, link, mode, noHands, plan, write } from './actions.ts';
import { pictureOf } from './picture.ts';
import { workshop } from './workshop.ts';

test('a plan of every kind on files is done, and undone to the same bytes, owners, modes, times and links', async () => {
  const { root, journal, file } = workshop();
  const config = file('home/.config/zoomus.conf', '[General]\r\nmute=false\r\n', 0o600);
  const entry = file('home/.config/autostart/zoom.desktop', '[Desktop Entry]\n');
  const linked = file('home/one-name');
  linkSync(linked, join(root, 'home/other-name'));
  file('home/.zoom/data/a');
  symlinkSync('/nowhere', join(root, 'home/.zoom/broken'));
  symlinkSync('zoomus.conf', join(root, 'home/.config/alias'));
  const before = pictureOf(root);

  const outcome = await journal.run(
    plan(
      write(config, '[General]\r\nmute=true\r\n'),
      mode(config, 0o640),
      away(entry),
      link(entry, '/dev/null', { expected: { kind: 'absent' } }),
      write(linked, 'new\n'),
      write(join(root, 'home/.config/new/deep/policy.json'), '{}\n', { mode: 0o640 }),
      link(join(root, 'home/.config/alias'), 'elsewhere'),
      away(join(root, 'home/.zoom')),
    ),
    noHands,
  );

  expect(outcome).toMatchObject({ ok: true, value: { state: 'done' } });
  if (!outcome.ok) return;
  expect(readFileSync(config, 'utf8')).toBe('[General]\r\nmute=true\r\n');
  expect(lstatSync(config).mode & 0o7777).toBe(0o640);
  expect(readlinkSync(entry)).toBe('/dev/null');
  expect(existsSync(join(root, 'home/.zoom'))).toBe(false);
  expect(readlinkSync(join(root, 'home/.config/alias'))).toBe('elsewhere');
  expect(lstatSync(join(root, 'home/.config/new/deep')).mode & 0o7777).toBe(0o750);

  const undone = await journal.undo(outcome.value.id, noHands, { whenChanged: 'refuse' });
  expect(undone).toMatchObject({ ok: true, value: { changed: [], entry: { state: 'undone' } } });
  expect(pictureOf(root)).toBe(before);
  expect(mkdirSync(join(root, 'home/.config/new'))).toBeUndefined();
});
