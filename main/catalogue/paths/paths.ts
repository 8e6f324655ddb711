// Paths as text, without touching a disk: tidied, seen from inside a root, and looked up by the folders above them.

/** Folders that many programs share: never the home of one client. */
const sharedFolder =
  /^(~|\/|\/(usr|opt|bin|sbin|lib|lib64|app|snap|home|root|tmp|var|etc)|\/usr\/(local\/)?(bin|sbin|lib|lib64|libexec|share|games)|\/opt\/(microsoft|google)|~\/(\.local(\/(bin|share))?|\.cache|\.config|\.var|bin|Applications|Downloads))$/;

export const isSharedFolder = (path: string): boolean => sharedFolder.test(path);

/** Folders that became links into `/usr`: `/bin/x` and `/usr/bin/x` are one file. */
const mergedFolder = /^\/(bin|sbin|lib|lib32|lib64|libx32)\//;

/** `/bin/zoom` as `/usr/bin/zoom`. */
export function mergeUsr(path: string): string {
  return mergedFolder.test(path) ? `/usr${path}` : path;
}

/** The same file under its name from before the merge, or null: `/usr/bin/zoom` as `/bin/zoom`. */
export function splitUsr(path: string): string | null {
  if (!path.startsWith('/usr/')) return null;
  const short = path.slice('/usr'.length);
  return mergedFolder.test(short) ? short : null;
}

/** An absolute path without `.`, `..` and doubled slashes; null for anything else. */
export function tidyPath(path: string): string | null {
  if (!path.startsWith('/')) return null;
  if (!path.includes('/.') && !path.includes('//') && !path.endsWith('/')) return path;
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return `/${segments.join('/')}`;
}

/** The path as a program inside the root would see it; null where it stands outside. */
export function insideRoot(path: string, root: string): string | null {
  if (root === '/') return path;
  return path.startsWith(`${root}/`) ? path.slice(root.length) : null;
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

interface Place<T> {
  /** The install path as the catalogue writes it. */
  readonly entry: string;
  readonly owner: T;
}

interface Pattern<T> extends Place<T> {
  /** Matches what follows the folder that the pattern hangs on. */
  readonly rest: RegExp;
}

/** Finds the install path at or above a file in as many steps as the file is deep. */
export class PathIndex<T> {
  readonly #places = new Map<string, Place<T>>();
  readonly #patterns = new Map<string, Pattern<T>[]>();

  /** `path` is where `entry` stands here: the same, or with the home folder put in. Shared folders are left out. */
  add(path: string, entry: string, owner: T): void {
    if (isSharedFolder(entry)) return;
    const star = path.indexOf('*');
    if (star < 0) {
      this.#places.set(path, { entry, owner });
      return;
    }
    const folderEnd = path.lastIndexOf('/', star);
    const folder = path.slice(0, folderEnd);
    const patterns = this.#patterns.get(folder) ?? [];
    patterns.push({ entry, owner, rest: patternOf(path.slice(folderEnd + 1)) });
    this.#patterns.set(folder, patterns);
  }

  /** The deepest place that is this file, or a folder above it. */
  find(path: string): Place<T> | null {
    for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
      const here = path.slice(0, end);
      const place = this.#places.get(here);
      if (place !== undefined) return place;
      const patterns = this.#patterns.get(here);
      if (patterns === undefined || end === path.length) continue;
      const rest = path.slice(end + 1);
      const pattern = patterns.find((candidate) => candidate.rest.test(rest));
      if (pattern !== undefined) return pattern;
    }
    return null;
  }
}

/** A star stands for anything within one folder level. */
function patternOf(glob: string): RegExp {
  const escaped = glob
    .split('*')
    .map((literal) => literal.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^/]*');
  return new RegExp(`^${escaped}(?:/|$)`, 's');
}
