// Kinds of links and files that open the client. What its menu entry claims goes with the entry; what the person's own
// list of default programs says is taken out of the list, and the system's default counts again.
import type { Evidence } from '../../../preload/contract/index.ts';
import { entriesOfIni } from '../../lockdown/codecs/ini-document.ts';
import { listParts, readKeyfile, takeFromKeyfileList } from '../../lockdown/codecs/keyfile.ts';
import { type Outcome, success } from '../../outcome.ts';
import type { FileSeen } from '../../platform/port/index.ts';
import { type Relic, relic } from '../relic.ts';
import type { RemovalSight } from '../sight.ts';

const prefix = 'x-scheme-handler/';
const groups = ['Default Applications', 'Added Associations', 'Removed Associations'] as const;

/** Where a list names one of the client's entries. */
interface Line {
  readonly list: FileSeen;
  readonly group: (typeof groups)[number];
  readonly line: number;
  readonly excerpt: string;
}

export function handlerRelics(sight: RemovalSight): readonly Relic[] {
  const ids = entryIds(sight);
  const lines = linesNaming(sight.traces.defaultLists, ids);
  const claimed = sight.inventory.handlers.map(({ scheme }) => `${prefix}${scheme}`);
  return [...new Set([...claimed, ...lines.keys()])].map((type) =>
    handlerRelic(sight, type, lines.get(type) ?? [], ids),
  );
}

function handlerRelic(
  sight: RemovalSight,
  type: string,
  lines: readonly Line[],
  ids: ReadonlySet<string>,
): Relic {
  const kind = type.startsWith(prefix) ? `${type.slice(prefix.length)}: links` : `${type} files`;
  const claims = sight.inventory.handlers.filter(({ scheme }) => `${prefix}${scheme}` === type);
  const opens = claims.some(({ isDefault }) => isDefault);
  const evidence: Evidence[] = [
    ...claims.map(({ entry }) => ({
      kind: 'file' as const,
      text: `${entry.shown} offers ${sight.client.shortName} for ${kind}.`,
      place: entry.shown,
      line: null,
      excerpt: null,
    })),
    ...lines.map(({ list, line, excerpt, group }) => ({
      kind: 'file' as const,
      text: `${list.shown} names it under “${group}”.`,
      place: list.shown,
      line,
      excerpt,
    })),
  ];
  const isOwned = claims.some(({ entry }) => sight.ownership.packageOf(entry.shown) !== null);
  const goesWithEntry = isOwned ? 'uninstall' : 'quarantine';
  const first = lines[0];
  return relic(sight, {
    kind: 'handler',
    name: type,
    belonging: 'client',
    sentence: `${opens ? `A click on ${kind} opens ${sight.client.shortName}` : `${sight.client.shortName} offers itself for ${kind}`}; ${first === undefined ? 'that ends with its menu entry' : `your list of default programs names it, and will not any more`}.`,
    way: first === undefined ? goesWithEntry : 'reset',
    needsRoot: false,
    evidence,
    plan: (desk): Outcome<void> => {
      for (const list of new Set(lines.map((line) => line.list))) {
        const changed = desk.changeFile({
          step: `${sight.client.id}:handler:${type}`,
          sentence: `Take ${sight.client.shortName} out of ${list.shown} for ${kind}.`,
          path: list.path,
          seen: list,
          mode: list.mode,
          change: (content) => withoutEntries(content ?? list.content, list.path, type, ids),
        });
        if (!changed.ok) return changed;
      }
      return success(undefined);
    },
  });
}

function withoutEntries(
  content: Buffer,
  path: string,
  type: string,
  ids: ReadonlySet<string>,
): Outcome<Buffer> {
  let list: Outcome<Buffer> = success(content);
  for (const group of groups)
    if (list.ok) list = takeFromKeyfileList(list.value, path, [group, type], [...ids]);
  return list;
}

/** By type: every place in the person's lists that names one of these entries, there or not. */
function linesNaming(
  lists: readonly FileSeen[],
  ids: ReadonlySet<string>,
): ReadonlyMap<string, readonly Line[]> {
  const found = new Map<string, Line[]>();
  for (const list of lists) {
    const document = readKeyfile(list.content, list.path);
    if (!document.ok) continue;
    for (const group of groups) {
      for (const [type, { value, line, excerpt }] of entriesOfIni(document.value, group)) {
        if (!listParts(value).some((id) => ids.has(id))) continue;
        const before = found.get(type) ?? [];
        found.set(type, [...before, { list, group, line, excerpt }]);
      }
    }
  }
  return found;
}

/** The names of the client's menu entries: those that are there, and those that are known to have been. */
function entryIds({ traces, inventory, client }: RemovalSight): ReadonlySet<string> {
  const paths = [
    ...traces.menuEntries.map(({ shown }) => shown),
    ...inventory.handlers.map(({ entry }) => entry.shown),
    ...client.leftovers.linux.filter((path) => path.endsWith('.desktop') && !path.includes('*')),
    ...client.linux.packages.flatpak.map((id) => `${id}.desktop`),
  ];
  return new Set(paths.map((path) => path.slice(path.lastIndexOf('/') + 1)));
}
