// Files that the catalogue knows: what the client leaves behind, what is a person's own, and what others use too.
import type { RemnantKind } from '../../../preload/contract/index.ts';
import { isLead } from '../../catalogue/index.ts';
import type { LeftoverSeen } from '../../platform/port/index.ts';
import { isInside } from '../is-inside.ts';
import { entryRelic, type Relic, relic } from '../relic.ts';
import type { RemovalSight } from '../sight.ts';

export function fileRelics(sight: RemovalSight): readonly Relic[] {
  const { leftovers } = sight.inventory;
  const own = leftovers.filter(({ what }) => what === 'user-content');
  const shared = leftovers.filter(({ what }) => what === 'shared');
  return [
    ...own.map(({ entry }) =>
      entryRelic(sight, {
        kind: 'recording',
        entry,
        belonging: 'own',
        sentence: `${entry.shown} holds what may be your own, such as ${examples[sight.client.category]}: it stays unless you choose it.`,
      }),
    ),
    ...shared.map(({ entry }) =>
      relic(sight, {
        kind: kindOf(entry.shown),
        name: entry.shown,
        belonging: 'shared',
        sentence: `${entry.shown} is used by other software too, so it stays.`,
        way: 'keep',
        entry,
      }),
    ),
    ...leftovers
      .filter(({ what }) => what === 'leftover')
      .map((leftover) => leftoverRelic(sight, leftover, [...own, ...shared])),
  ];
}

const examples = {
  conferencing: 'recordings and saved chats',
  browser: 'bookmarks and passwords',
} as const;

function leftoverRelic(
  sight: RemovalSight,
  { entry, pattern }: LeftoverSeen,
  kept: readonly LeftoverSeen[],
): Relic {
  const { client } = sight;
  const kind = kindOf(entry.shown);
  const held = kept.find((other) => isInside(other.entry.path, entry.path));
  if (held !== undefined)
    return entryRelic(sight, {
      kind,
      entry,
      belonging: 'own',
      sentence: `${entry.shown} is known to be ${client.shortName}’s, but holds ${held.entry.shown}, which may be your own: it stays unless you choose it.`,
    });
  if (isLead(client, fieldOf(sight), pattern))
    return entryRelic(sight, {
      kind,
      entry,
      belonging: 'guess',
      sentence: `${entry.shown} is said to be ${client.shortName}’s, but no source that can be opened says so.`,
    });
  return entryRelic(sight, {
    kind,
    entry,
    belonging: 'client',
    sentence: `${client.shortName}’s ${words[kind]}: ${entry.shown}.`,
  });
}

const words = {
  cache: 'cache',
  log: 'log',
  configuration: 'settings',
  data: 'data',
  key: 'key',
  repository: 'list of repositories',
} as const satisfies Partial<Record<RemnantKind, string>>;

/** The catalogue's list of this platform. */
const fieldOf = ({ inventory: { windows, mac } }: RemovalSight): string =>
  windows !== undefined
    ? 'leftovers.win32'
    : mac !== undefined
      ? 'leftovers.darwin'
      : 'leftovers.linux';

const kindOf = (path: string): keyof typeof words => {
  const shown = path.replaceAll('\\', '/');
  if (/\/(?:keyrings|trusted\.gpg\.d)\//.test(shown)) return 'key';
  if (/\/(?:sources\.list\.d|yum\.repos\.d)\//.test(shown)) return 'repository';
  if (/(^|\/)\.?cache(\/|$)/i.test(shown)) return 'cache';
  if (/(^|\/)logs?(\/|$)|\.log$/i.test(shown)) return 'log';
  if (/^\/etc\/|^~\/\.config\/|\.(?:conf|ini|rc)$/i.test(shown)) return 'configuration';
  return 'data';
};
