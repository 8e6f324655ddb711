// A client's extensions in the profiles of browsers that are built on Chromium. Chromium itself, seen at work (version
// 156): what its `Preferences` lists is an extension, with or without its files; what they do not list is none.
// https://chromium.googlesource.com/chromium/src/+/main/docs/user_data_dir.md
import * as z from 'zod';
import type { Client } from '../../../../catalogue/index.ts';
import type { Ground } from '../../../ground/index.ts';
import type { BrowserExtension } from '../../../port/index.ts';
import { browsers } from './browsers.ts';
import { isInUse } from './in-use.ts';

/** Opera's first profile is its folder itself. */
const profileName = /^(?:Default|Profile \d+|Guest Profile)$/;

/** A long life with many extensions; Chromium's own limit is far above. */
const mostListBytes = 32 * 1024 * 1024;

export const readExtensions = (client: Client, ground: Ground): readonly BrowserExtension[] => {
  const wanted = (client.browserExtensions ?? []).filter(({ browser }) => browser === 'chromium');
  if (wanted.length === 0) return [];
  return browsers.flatMap(([browser, ...folders]) =>
    folders.flatMap((folder) => {
      const names = ground.kindOf(folder) === 'folder' ? ground.names(folder) : [];
      const profiles = names.filter((name) => profileName.test(name));
      return [
        ...(names.includes('Preferences') ? [folder] : []),
        ...profiles.map((name) => `${folder}/${name}`),
      ].flatMap((profile) => inProfile(browser, folder, profile, wanted, ground));
    }),
  );
};

const inProfile = (
  browser: string,
  folder: string,
  profile: string,
  wanted: readonly BrowserExtension['known'][],
  ground: Ground,
): readonly BrowserExtension[] => {
  const lists = ['Preferences', 'Secure Preferences'].flatMap((name) => {
    const text = ground.text(`${profile}/${name}`, mostListBytes);
    return text === null ? [] : [{ shown: `${profile}/${name}`, ids: idsIn(text) }];
  });
  return wanted.flatMap((known): readonly BrowserExtension[] => {
    const folders = ownFolders(profile, known.id).flatMap((shown) => ground.entry(shown) ?? []);
    const naming = lists
      .filter(({ ids }) => ids.has(known.id))
      .flatMap(({ shown }) => ground.file(shown) ?? []);
    if (folders.length === 0 && naming.length === 0) return [];
    const inUse = isInUse(ground, `${folder}/SingletonLock`);
    return [{ known, browser, profile, inUse, folders, lists: naming }];
  });
};

/** What Chromium names after an extension and for it alone; its program first. */
const ownFolders = (profile: string, id: string): readonly string[] =>
  [
    `Extensions/${id}`,
    `Local Extension Settings/${id}`,
    `Sync Extension Settings/${id}`,
    `Managed Extension Settings/${id}`,
    `Storage/ext/${id}`,
    `IndexedDB/chrome-extension_${id}_0.indexeddb.leveldb`,
  ].map((name) => `${profile}/${name}`);

/** What is left of one that was uninstalled has no place any more. */
const listSchema = z.object({
  extensions: z
    .object({ settings: z.record(z.string(), z.object({ path: z.unknown() }).partial()) })
    .partial()
    .optional(),
});

const idsIn = (text: string): ReadonlySet<string> => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    // Half written, or none at all: Chromium begins a new one itself.
    return new Set();
  }
  const settings = listSchema.safeParse(json).data?.extensions?.settings ?? {};
  return new Set(
    Object.entries(settings).flatMap(([id, { path }]) => (path === undefined ? [] : [id])),
  );
};
