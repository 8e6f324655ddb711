// Which application opens a type by default: https://specifications.freedesktop.org/mime-apps-spec/latest/.

import type { Ground } from '../../../ground/index.ts';
import { type KeyFile, listOf, parseKeyFile } from '../key-file.ts';
import { type Application, applicationFolders } from './applications.ts';

/** A folder's word on types: its lists, and the applications in it. */
interface Level {
  readonly lists: readonly KeyFile[];
  readonly cache: KeyFile | null;
  readonly folder: string;
}

/** The id of the application that opens this type; null where there is none. */
export type DefaultFor = (type: string) => string | null;

/** Desktops pass over an application that cannot open anything, for its program is gone: `canOpen` tells. */
export const defaultApplications = (
  ground: Ground,
  applications: readonly Application[],
  canOpen: (application: Application) => boolean,
  desktops: readonly string[],
): DefaultFor => {
  const levels = ['~/.config', '/etc/xdg', ...applicationFolders].map((folder) =>
    levelAt(ground, folder, desktops),
  );
  const byId = new Map(applications.map((application) => [application.id, application]));
  const opens = (id: string): boolean => {
    const application = byId.get(id);
    return application !== undefined && canOpen(application);
  };
  return (type) => {
    for (const { lists } of levels)
      for (const list of lists) {
        const first = listOf(list.value('Default Applications', type)).find(opens);
        if (first !== undefined) return first;
      }
    return associated(levels, applications, type).find(opens) ?? null;
  };
};

const levelAt = (ground: Ground, folder: string, desktops: readonly string[]): Level => {
  const names = [...desktops.map((name) => `${name.toLowerCase()}-mimeapps.list`), 'mimeapps.list'];
  return {
    folder,
    lists: names.flatMap((name) => keyFileAt(ground, `${folder}/${name}`) ?? []),
    cache: keyFileAt(ground, `${folder}/mimeinfo.cache`),
  };
};

const keyFileAt = (ground: Ground, shown: string): KeyFile | null => {
  const text = ground.text(shown, 4 * 1024 * 1024);
  if (text === null) return null;
  const file = parseKeyFile(text);
  ground.reportFlaws(shown, file.flaws);
  return file;
};

/** Added associations and the applications' own claims, nearest first, without what a nearer list removed. */
const associated = (
  levels: readonly Level[],
  applications: readonly Application[],
  type: string,
): readonly string[] => {
  const removed = new Set<string>();
  const found: string[] = [];
  const add = (ids: readonly string[]): void => {
    found.push(...ids.filter((id) => !removed.has(id)));
  };
  for (const { lists, cache, folder } of levels) {
    for (const list of lists) {
      add(listOf(list.value('Added Associations', type)));
      for (const id of listOf(list.value('Removed Associations', type))) removed.add(id);
    }
    const claiming = applications
      .filter((one) => one.folder === folder && one.entry.list('MimeType').includes(type))
      .map(({ id }) => id);
    // The cache has an order of its own, and may be older than the entries.
    const cached = listOf(cache?.value('MIME Cache', type) ?? null);
    add([
      ...cached.filter((id) => claiming.includes(id)),
      ...claiming.filter((id) => !cached.includes(id)),
    ]);
  }
  return found;
};
