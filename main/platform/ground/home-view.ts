// A person's home, seen through the root where it stands inside it.

import { openTree, type Tree } from '../files/index.ts';
import type { Paths } from '../port/index.ts';

/** A home may stand inside the root or elsewhere. */
export interface HomeView {
  readonly tree: Tree;
  /** The home as seen inside its tree: empty where the tree is the home itself. */
  readonly base: string;
  /** What to put before a path of the tree to show it. */
  readonly shownBelow: string;
}

export interface HomeSearch {
  readonly home: HomeView | null;
  readonly shortfalls: readonly string[];
}

/** A missing home is nothing unusual (an image has none); one that may not be read is said. */
export const viewHome = (paths: Paths, tree: Tree): HomeSearch => {
  const opened = openTree(paths.home);
  if (!opened.ok) {
    const missing = opened.problem.kind === 'not-found';
    return { home: null, shortfalls: missing ? [] : [opened.problem.message] };
  }
  const { root: home } = opened.value;
  const root = tree.root === '/' ? '' : tree.root;
  if (home.startsWith(`${root}/`)) {
    // Links in it may lead to other places of the same root.
    const base = home.slice(root.length);
    return { home: { tree, base: base === '/' ? '' : base, shownBelow: '' }, shortfalls: [] };
  }
  return { home: { tree: opened.value, base: '', shownBelow: home }, shortfalls: [] };
};
