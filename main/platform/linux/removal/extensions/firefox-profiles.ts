// A client's extensions in Firefox' profiles. Firefox itself, seen at work (ESR 153): an extension whose file is gone
// is gone with the next start, and one whose file comes back comes back switched off.
// https://extensionworkshop.com/documentation/enterprise/enterprise-distribution/
import type { Client } from '../../../../catalogue/index.ts';
import type { Ground } from '../../../ground/index.ts';
import type { BrowserExtension } from '../../../port/index.ts';
import { isInUse } from './in-use.ts';

const folders = [
  '~/.mozilla/firefox',
  '~/.config/mozilla/firefox',
  '~/.var/app/org.mozilla.firefox/.mozilla/firefox',
  '~/snap/firefox/common/.mozilla/firefox',
];

export const readFirefoxExtensions = (
  client: Client,
  ground: Ground,
): readonly BrowserExtension[] => {
  const wanted = (client.browserExtensions ?? []).filter(({ browser }) => browser === 'firefox');
  if (wanted.length === 0) return [];
  return folders.flatMap((folder) =>
    (ground.kindOf(folder) === 'folder' ? ground.names(folder) : [])
      .map((name) => `${folder}/${name}`)
      .filter((profile) => ground.kindOf(`${profile}/extensions`) === 'folder')
      .flatMap((profile) =>
        wanted.flatMap((known) => {
          const program = [`extensions/${known.id}.xpi`, `extensions/${known.id}`].flatMap(
            (name) => ground.entry(`${profile}/${name}`) ?? [],
          );
          if (program.length === 0) return [];
          const data = ground.entry(`${profile}/browser-extension-data/${known.id}`);
          const inUse = isInUse(ground, `${profile}/lock`);
          const all = data === null ? program : [...program, data];
          return [{ known, browser: 'Firefox', profile, inUse, folders: all, lists: [] }];
        }),
      ),
  );
};
