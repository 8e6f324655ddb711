// The ground that is looked over: paths as a person knows them (`/etc/x`, `~/.config/x`), read boundedly and never
// out of the root. What cannot be read becomes a problem here, so that no family of the inventory can forget it.
import { isUtf8 } from 'node:buffer';
import { posix } from 'node:path';
import type { Problem } from '../../../preload/contract/index.ts';
import { type EntryFacts, entryFacts } from '../files/entry-facts.ts';
import type { Tree } from '../files/index.ts';
import type { EntrySeen, FileSeen, Paths } from '../port/index.ts';
import { entrySeen } from './entry-seen.ts';
import { expand } from './expand.ts';
import { type HomeView, viewHome } from './home-view.ts';
import { type ProblemBoard, problemBoard } from './problem-board.ts';

/** What a file of settings may hold; a desktop entry of a megabyte is none. */
const mostSettingsBytes = 1024 * 1024;
const mostFileBytes = 16 * 1024 * 1024;
const mostNames = 20_000;

export interface Ground extends ProblemBoard {
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
  const { problems, report, reportFlaws } = problemBoard();

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

  /** A name of bytes that are no UTF-8 comes with replacement characters, under which nothing is found. */
  const isReadable = (folder: string, name: string): boolean => {
    if (!name.includes('\ufffd') || factsOf(`${folder}/${name}`) !== null) return true;
    const advice = 'Rename it; it was not looked at.';
    report('invalid-data', `${folder}/${name}`, 'has a name that is not UTF-8', advice);
    return false;
  };

  const names: Ground['names'] = (shown) => {
    const spot = spotOf(shown);
    if (spot === null) return [];
    const listed = spot.tree.list(spot.path, mostNames);
    if (!listed.ok) {
      reportUnread(shown, listed.problem);
      return [];
    }
    if (listed.value.length === mostNames) {
      const said = `holds more than ${mostNames} entries; the others were not looked at`;
      report('invalid-data', shown, said, 'Look at what fills it.');
    }
    return listed.value.filter((name) => isReadable(shown, name)).sort();
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
      return facts && { ...entrySeen(shown, facts), content };
    },
    entry: (shown) => {
      const facts = factsOf(shown);
      return facts && entrySeen(shown, facts);
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

/** The ground of these paths. A home that may not be looked at is its first problem. */
export const groundBelow = (tree: Tree, paths: Paths): Ground => {
  const { home, shortfalls } = viewHome(paths, tree);
  const ground = groundOf(tree, home);
  const said = 'could not be looked at';
  for (const sentence of shortfalls)
    ground.report('not-permitted', paths.home, said, 'Run as its user.', sentence);
  return ground;
};

/** Where a file would stand: the folders that are there without their links, the rest as written. */
const withoutLinks = (tree: Tree, path: string): string | null => {
  const parent = posix.dirname(path);
  if (parent === path) return path;
  const real = tree.resolve(parent) ?? withoutLinks(tree, parent);
  return real === null ? null : posix.join(real, posix.basename(path));
};
