// Which of the paths that a client is known to leave behind are there. Only known paths are looked at: no walk.
import type { Client } from '../../../catalogue/index.ts';
import type { LeftoverSeen } from '../../port/index.ts';
import { placeInCatalogue } from './catalogue-path.ts';
import type { Look } from './look.ts';

export const readLeftovers = ({ clients, ground }: Look): readonly LeftoverSeen[] =>
  clients.flatMap((client) => {
    const found = (what: LeftoverSeen['what'], patterns: readonly string[]): LeftoverSeen[] =>
      patterns.flatMap((pattern) => {
        const place = placeInCatalogue(pattern);
        return place === null
          ? []
          : ground.expand(place).flatMap((shown) => {
              const entry = ground.entry(shown);
              return entry === null ? [] : [{ client: client.id, entry, pattern, what }];
            });
      });
    // A browser's sandbox holds a person's bookmarks and passwords.
    const isBrowser = client.category === 'browser';
    const sandboxes = sandboxData(client);
    return [
      ...withoutNested(
        found('leftover', [...client.leftovers.linux, ...(isBrowser ? [] : sandboxes)]),
      ),
      ...withoutNested(
        found('user-content', [...client.userContentPaths.linux, ...(isBrowser ? sandboxes : [])]),
      ),
      ...withoutNested(found('shared', client.sharedPaths)),
    ];
  });

/** Where flatpak and snap keep what an application writes (flatpak-run(1), https://snapcraft.io/docs/data-locations). */
const sandboxData = ({ linux }: Client): readonly string[] => [
  ...linux.packages.flatpak.map((id) => `~/.var/app/${id}`),
  ...linux.packages.snap.map((name) => `~/snap/${name}`),
];

/** Each entry once, and none that stands below another one: the folder is what counts. */
const withoutNested = (found: readonly LeftoverSeen[]): readonly LeftoverSeen[] => {
  const shown = new Set(found.map(({ entry }) => entry.shown));
  const paths = new Set(found.map(({ entry }) => entry.path));
  const seen = new Set<string>();
  return found.filter(({ entry }) => {
    if (isBelow(shown, entry.shown) || isBelow(paths, entry.path) || seen.has(entry.path))
      return false;
    seen.add(entry.path);
    return true;
  });
};

const isBelow = (places: ReadonlySet<string>, path: string): boolean => {
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1))
    if (places.has(path.slice(0, end))) return true;
  return false;
};
