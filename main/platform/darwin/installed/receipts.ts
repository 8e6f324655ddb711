// What the Installer has on its books: a property list for each package (`/var/db/receipts/ID.plist`), read as they
// lie, so that another disk's can be read too. `pkgutil --pkg-info-plist` prints the same (pkgutil(1)).
import type { Tree } from '../../files/index.ts';
import { dictionaryOf, type PlistDictionary, parsePlist, textOf } from '../plist/index.ts';

export const receiptsFolder = '/private/var/db/receipts';

export interface Receipt {
  readonly id: string;
  readonly version: string | null;
  /** Where its files were put, as seen inside the root: `/Applications`. */
  readonly prefix: string | null;
  /** The list itself, as seen inside the root. */
  readonly path: string;
}

const mostBytes = 1024 * 1024;
const mostReceipts = 20_000;

/** Receipts of these packages; what could not be read is said in sentences. */
export function readReceipts(
  tree: Tree,
  wanted: ReadonlySet<string>,
): { readonly receipts: readonly Receipt[]; readonly shortfalls: readonly string[] } {
  const listed = tree.list(receiptsFolder, mostReceipts);
  if (!listed.ok) {
    const isMissing = listed.problem.kind === 'not-found';
    return { receipts: [], shortfalls: isMissing ? [] : [listed.problem.message] };
  }
  const receipts: Receipt[] = [];
  const shortfalls: string[] = [];
  for (const name of [...listed.value].sort()) {
    if (!name.endsWith('.plist') || !wanted.has(name.slice(0, -'.plist'.length))) continue;
    const path = `${receiptsFolder}/${name}`;
    const read = tree.read(path, mostBytes);
    const list = read.ok ? parsePlist(read.value.bytes, path) : read;
    if (list.ok) receipts.push(receiptOf(dictionaryOf(list.value), name, path));
    else shortfalls.push(list.problem.message);
  }
  return { receipts, shortfalls };
}

/** Pure. In the list the keys have other names than in what pkgutil prints of it; both are understood. */
export const receiptOf = (list: PlistDictionary, name: string, path: string): Receipt => {
  const prefix = textOf(list.get('InstallPrefixPath')) ?? textOf(list.get('install-location'));
  return {
    id:
      textOf(list.get('PackageIdentifier')) ??
      textOf(list.get('pkgid')) ??
      name.slice(0, -'.plist'.length),
    version: textOf(list.get('PackageVersion')) ?? textOf(list.get('pkg-version')),
    prefix: prefix === null ? null : `/${prefix.replace(/^\/+|\/+$/g, '')}`,
    path,
  };
};
