// Evidence in the few shapes that checks need, and names and paths as people write them.
import type { Evidence } from '../../preload/contract/index.ts';
import type { Paths } from '../platform/port/index.ts';

interface Pointed {
  readonly place?: string | null;
  readonly line?: number | null;
  readonly excerpt?: string | null;
}

/** The longest excerpt; a line of a file may be megabytes. */
const longestExcerpt = 300;

export const evidence = (
  kind: Evidence['kind'],
  text: string,
  { place = null, line = null, excerpt = null }: Pointed = {},
): Evidence => ({
  kind,
  text,
  place,
  line,
  excerpt:
    excerpt !== null && excerpt.length > longestExcerpt
      ? `${excerpt.slice(0, longestExcerpt)}…`
      : excerpt,
});

/** `a`, `a and b`, `a, b and c` */
export const listed = (words: readonly string[]): string =>
  words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;

/** `Zoom’s`, `Teams’` */
export const ownedBy = (name: string): string => (/s$/i.test(name) ? `${name}’` : `${name}’s`);

/** A path as a person knows it: the home as `~`, another root left out. */
export function shownPath(path: string, { root, home }: Paths): string {
  if (path.startsWith(`${home}/`)) return `~${path.slice(home.length)}`;
  return root !== '/' && path.startsWith(`${root}/`) ? path.slice(root.length) : path;
}

/** True where a list has something in it, for what wants at least one. */
export const some = <T>(things: readonly T[]): things is readonly [T, ...T[]] => things.length > 0;
