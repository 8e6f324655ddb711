// The ground that is looked over: paths as a person knows them (`/etc/x`, `~/.config/x`), read boundedly and never
// out of the root. What cannot be read becomes a problem here, so that no family of the inventory can forget it.
import { isUtf8 } from 'node:buffer';
import { posix } from 'node:path';
import type { Problem } from '../../../../preload/contract/index.ts';
import { oneLine } from '../../command/index.ts';
import { type EntryFacts, entryFacts } from '../../files/entry-facts.ts';
import type { Tree } from '../../files/index.ts';
import type { EntrySeen, FileSeen } from '../../port/index.ts';
import type { HomeView } from '../installed/source.ts';

/** What a file of settings may hold; a desktop entry of a megabyte is none. */
export const mostSettingsBytes = 1024 * 1024;
const mostFileBytes = 16 * 1024 * 1024;
const mostNames = 20_000;

export interface Ground {
  readonly problems: readonly Problem[];
  report(kind: Problem['kind'], shown: string, said: string, advice: string, cause?: string): void;
  /** Lines, by their numbers, that are none of their file's format. */
  reportFlaws(shown: string, lines: readonly number[]): void;
  /** Sorted names; empty where there is no such folder. */
  names(shown: string): readonly string[];
  /** null where nothing is there. A problem, and null, for what is too long or no ordinary file. */
  bytes(shown: string, most: number): Buffer | null;
  /** As `bytes`; text that is not UTF-8 is a problem, and given with replacement characters. */
  text(shown: string, most?: number): string | null;
  /** The file that stands there or that a link there leads to, with its whole content. */
  file(shown: string): FileSeen | null;
  /** What stands there, a link not followed. */
  entry(shown: string): EntrySeen | null;
  kindOf(shown: string): 'file' | 'folder' | null;
  /** Where it is without links, as a person knows it; null where nothing is there. */
  resolve(shown: string): string | null;
  /** Every path that a pattern with stars stands for; a star is any part of one name. */
  expand(pattern: string): readonly string[];
  /** The place on this disk of an entry, whether it is there or not: no links before its last part. */
  placeOf(shown: string): string;
  /** A path as programs inside the root write it, as a person knows it: `/home/alice/x` is `~/x`. */
  shownOf(path: string): string;
}

interface Spot {
  readonly tree: Tree;
  /** As seen inside the tree. */
  readonly path: string;
}

export const groundOf = (tree: Tree, home: HomeView | null): Ground => {
  const problems: Problem[] = [];
  const known = new Set<string>();

  const report: Ground['report'] = (kind, shown, said, advice, cause) => {
    const subject = oneLine(shown, 300);
    const message = `${subject} ${said}.`;
    if (known.has(message)) return;
    known.add(message);
    problems.push({
      kind,
      subject,
      message,
      advice,
      ...(cause === undefined ? {} : { cause: oneLine(cause, 300) }),
    });
  };

  const reportFlaws: Ground['reportFlaws'] = (shown, lines) => {
    if (lines.length === 0) return;
    const which = `${lines.length === 1 ? 'line' : 'lines'} ${lines.slice(0, 5).join(', ')}`;
    const said = `holds what is no setting (${which}${lines.length > 5 ? ', …' : ''})`;
    report('invalid-data', shown, said, 'The other lines were read; mend these or remove them.');
  };

  const spotOf = (shown: string): Spot | null => {
    if (shown.split('/').includes('..')) return null;
    if (shown.startsWith('~/'))
      return home && { tree: home.tree, path: `${home.base}${shown.slice(1)}` };
    return shown.startsWith('/') ? { tree, path: shown } : null;
  };

  const homePath = home === null ? null : `${home.shownBelow}${home.base}`;
  const shownOf = (path: string): string =>
    homePath !== null && path.startsWith(`${homePath}/`) ? `~${path.slice(homePath.length)}` : path;

  const factsOf = (shown: string): EntryFacts | null => {
    const spot = spotOf(shown);
    return spot && entryFacts(spot.tree, spot.path);
  };

  /** Nothing there is no problem, a link that leads to nothing is one; a link to /dev/null is somebody's "none". */
  const reportUnread = (shown: string, { kind, cause }: Problem): void => {
    const target = factsOf(shown)?.target ?? null;
    if (target === '/dev/null' || (kind === 'not-found' && target === null)) return;
    if (kind === 'not-found') {
      const advice = 'Remove the link, or put back what it led to.';
      report('unreadable', shown, 'is a link that leads to nothing here', advice);
    } else if (kind === 'not-permitted')
      report(kind, shown, 'may not be read', 'Run as a user who may read it.', cause);
    else {
      const advice = 'Look at what stands there, and check the disk that it is on.';
      report('unreadable', shown, 'is no ordinary file that can be read', advice, cause);
    }
  };

  const bytes: Ground['bytes'] = (shown, most) => {
    const spot = spotOf(shown);
    if (spot === null) return null;
    const read = spot.tree.read(spot.path, most);
    if (!read.ok) {
      reportUnread(shown, read.problem);
      return null;
    }
    if (!read.value.truncated) return read.value.bytes;
    const size = `${Math.ceil(most / 1024 / 1024)} MB`;
    report(
      'invalid-data',
      shown,
      `is longer than ${size}, so it was not read`,
      'Look at why it is so large.',
    );
    return null;
  };

  const text: Ground['text'] = (shown, most = mostSettingsBytes) => {
    const content = bytes(shown, most);
    if (content === null) return null;
    if (!isUtf8(content))
      report(
        'invalid-data',
        shown,
        'holds text that is not UTF-8',
        'Parts of it may be shown wrongly.',
      );
    return content.toString('utf8');
  };

  const resolve: Ground['resolve'] = (shown) => {
    const spot = spotOf(shown);
    if (spot === null) return null;
    const real = spot.tree.resolve(spot.path);
    if (real === null) return null;
    return shownOf(spot.tree === tree ? real : `${home?.shownBelow ?? ''}${real}`);
  };

  const names: Ground['names'] = (shown) => {
    const spot = spotOf(shown);
    if (spot === null || spot.tree.kindOf(spot.path) !== 'folder') return [];
    const listed = spot.tree.list(spot.path, mostNames);
    if (!listed.ok) {
      reportUnread(shown, listed.problem);
      return [];
    }
    if (listed.value.length === mostNames)
      report(
        'invalid-data',
        shown,
        `holds more than ${mostNames} entries; the others were not looked at`,
        'Look at what fills it.',
      );
    return [...listed.value].sort();
  };

  return {
    problems,
    report,
    reportFlaws,
    names,
    bytes,
    text,
    resolve,
    shownOf,
    file: (shown) => {
      const content = bytes(shown, mostFileBytes);
      const spot = spotOf(shown);
      if (content === null || spot === null) return null;
      const real = spot.tree.resolve(spot.path);
      const facts = real === null ? null : entryFacts(spot.tree, real);
      return facts && { ...seen(shown, facts), content };
    },
    entry: (shown) => {
      const facts = factsOf(shown);
      return facts && seen(shown, facts);
    },
    kindOf: (shown) => {
      const spot = spotOf(shown);
      return spot === null ? null : spot.tree.kindOf(spot.path);
    },
    expand: (pattern) => expand(pattern, names, (shown) => factsOf(shown) !== null),
    placeOf: (shown) => {
      const spot = spotOf(shown);
      if (spot === null) return shown;
      const root = spot.tree.root === '/' ? '' : spot.tree.root;
      return root + (withoutLinks(spot.tree, spot.path) ?? spot.path);
    },
  };
};

/** Where a file would stand: the folders that are there without their links, the rest as written. */
const withoutLinks = (tree: Tree, path: string): string | null => {
  const parent = posix.dirname(path);
  if (parent === path) return path;
  const real = tree.resolve(parent) ?? withoutLinks(tree, parent);
  return real === null ? null : posix.join(real, posix.basename(path));
};

const expand = (
  pattern: string,
  names: (shown: string) => readonly string[],
  isThere: (shown: string) => boolean,
): readonly string[] => {
  const [first = '', ...parts] = pattern.split('/');
  let found = [first];
  for (const part of parts) {
    if (!part.includes('*')) {
      found = found.map((folder) => `${folder}/${part}`);
      continue;
    }
    const match = nameMatcher(part);
    found = found.flatMap((folder) =>
      names(folder)
        .filter(match)
        .map((name) => `${folder}/${name}`),
    );
  }
  return found.filter(isThere);
};

/** A star at the beginning of a name does not stand for a dot there, as in a shell. */
const nameMatcher = (part: string): ((name: string) => boolean) => {
  const literals = part.split('*').map((literal) => literal.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  const whole = new RegExp(`^${literals.join('.*')}$`, 's');
  return (name) => whole.test(name) && (part.startsWith('.') || !name.startsWith('.'));
};

const seen = (shown: string, { place, stat, target }: EntryFacts): EntrySeen => ({
  path: place,
  shown,
  kind: kindOf(stat),
  mode: Number(stat.mode & 0o7777n),
  uid: Number(stat.uid),
  gid: Number(stat.gid),
  bytes: Number(stat.size),
  device: stat.dev,
  inode: stat.ino,
  target,
});

const kindOf = (stat: EntryFacts['stat']): EntrySeen['kind'] => {
  if (stat.isFile()) return 'file';
  if (stat.isDirectory()) return 'folder';
  return stat.isSymbolicLink() ? 'link' : 'other';
};
