import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { expect, onTestFinished, test } from 'vitest';
import { lookOver, ownTree, placeIn } from './look.ts';

/** Counts calls by hooking into Node's own functions; they still do their work. */
const foldersListed = (): ReadonlySet<string> => {
  const listed = new Set<string>();
  const original = fs.opendirSync;
  fs.opendirSync = (path, options) => {
    listed.add(String(path));
    return original(path, options);
  };
  syncBuiltinESMExports();
  onTestFinished(() => {
    fs.opendirSync = original;
    syncBuiltinESMExports();
  });
  return listed;
};

test('only folders that the families know are listed: no walk of a home, whatever it holds', async () => {
  const tree = ownTree().zoomDeb().slackDeb().zoomFlatpak();
  tree.plant({ '~/.local/share/applications': null });
  for (let at = 0; at < 50; at += 1)
    tree.plant({ [`~/Documents/${at}/letter.txt`]: 'x', [`~/.cache/other-${at}/x`]: 'x' });
  await lookOver(tree);
  const listed = foldersListed();
  await lookOver(tree);
  const inHome = [...listed].filter((path) => path.startsWith(`${tree.home}/`)).sort();
  expect(inHome).toEqual(
    [
      '~/.config/autostart',
      '~/.config/systemd/user',
      '~/.config/systemd/user/default.target.wants',
      '~/.local/share/applications',
    ].map((shown) => placeIn(tree, shown)),
  );
  expect(listed.has(placeIn(tree, '/usr/share/applications'))).toBe(true);
});
