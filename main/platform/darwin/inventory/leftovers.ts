// Which of the paths that a client is known to leave behind are there. Only known paths are looked at: no walk.
import type { ConfigurationFile, LeftoverSeen } from '../../port/index.ts';
import { expanderOn } from './expand-on-mac.ts';
import type { Look } from './look.ts';

export const readLeftovers = ({ clients, ground }: Look): readonly LeftoverSeen[] => {
  const expand = expanderOn(ground);
  return clients.flatMap((client) => {
    const found = (what: LeftoverSeen['what'], patterns: readonly string[]): LeftoverSeen[] =>
      patterns.filter(isPath).flatMap((pattern) =>
        expand(pattern).flatMap((shown) => {
          const entry = ground.entry(shown);
          return entry === null ? [] : [{ client: client.id, entry, pattern, what }];
        }),
      );
    return [
      ...withoutNested(found('leftover', client.leftovers.darwin)),
      ...withoutNested(found('user-content', client.userContentPaths.darwin)),
    ];
  });
};

export const readConfiguration = ({ clients, ground }: Look): readonly ConfigurationFile[] => {
  const expand = expanderOn(ground);
  return clients.flatMap((client) =>
    client.configFiles.flatMap(({ platform, path, format }) => {
      if (platform !== 'darwin' || !isPath(path)) return [];
      const there = expand(path).filter((shown) => ground.kindOf(shown) === 'file');
      const places = there.length > 0 ? there : [path].filter((each) => !each.includes('*'));
      return places.map((shown) => {
        const file = there.includes(shown) ? ground.file(shown) : null;
        const place = file?.path ?? ground.placeOf(shown);
        return { client: client.id, path: place, shown, format, file };
      });
    }),
  );
};

/** What macOS itself keeps read-only, and the Installer's own books, are nobody's to take away. */
const isPath = (entry: string): boolean =>
  (entry.startsWith('/') || entry.startsWith('~/')) &&
  !entry.split('/').includes('..') &&
  !/^\/System\/|^(?:\/private)?\/var\/db\/receipts\//.test(entry);

/** Each entry once, and none that stands below another one: the folder is what counts. */
const withoutNested = (found: readonly LeftoverSeen[]): readonly LeftoverSeen[] => {
  const paths = new Set(found.map(({ entry }) => entry.path));
  const seen = new Set<string>();
  return found.filter(({ entry: { path } }) => {
    if (seen.has(path) || isBelow(paths, path)) return false;
    seen.add(path);
    return true;
  });
};

const isBelow = (places: ReadonlySet<string>, path: string): boolean => {
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1))
    if (places.has(path.slice(0, end))) return true;
  return false;
};
