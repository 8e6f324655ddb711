// What stands at a path, in a form that can be noted, compared and checked against what a plan expects.
import type { BigIntStats } from 'node:fs';
import { type HeldFolder, hashFile, linkTarget, look } from '../../platform/files/index.ts';
import type { Expected } from '../action.ts';
import { refuse } from '../refusal.ts';
import type { Facts, Stood } from '../runs/record-schema.ts';

const ownedBy = (there: BigIntStats) => ({
  mode: Number(there.mode & 0o7777n),
  uid: Number(there.uid),
  gid: Number(there.gid),
  device: String(there.dev),
  inode: String(there.ino),
  mtimeNs: String(there.mtimeNs),
});

export const stoodOf = (folder: HeldFolder, name: string): Stood => {
  const there = look(folder, name);
  if (there === null) return { kind: 'absent' };
  if (there.isFile()) {
    const read = hashFile(folder, name);
    return {
      kind: 'file',
      sha256: read.sha256,
      size: String(read.there.size),
      ...ownedBy(read.there),
    };
  }
  if (there.isSymbolicLink()) {
    const target = linkTarget(folder, name).toString('base64');
    return { kind: 'link', target, ...ownedBy(there) };
  }
  return { kind: 'other', isFolder: there.isDirectory(), ...ownedBy(there) };
};

/** Without reading: a folder or file of any size, known by its inode. */
export const identityOf = (folder: HeldFolder, name: string): Stood => {
  const there = look(folder, name);
  if (there === null) return { kind: 'absent' };
  return { kind: 'other', isFolder: there.isDirectory(), ...ownedBy(there) };
};

/** Throws `conflict` where what stands there is not what the plan was made for. */
export const checkExpected = (
  path: string,
  expected: Expected,
  folder: HeldFolder | null,
  name: string,
): void => {
  const there = folder === null ? null : look(folder, name);
  const isMet = ((): boolean => {
    if (folder === null || there === null) return expected.kind === 'absent' && there === null;
    switch (expected.kind) {
      case 'absent':
        return false;
      case 'file':
        return there.isFile() && hashFile(folder, name).sha256 === expected.sha256;
      case 'link':
        return (
          there.isSymbolicLink() && linkTarget(folder, name).equals(Buffer.from(expected.target))
        );
      case 'entry':
        return there.dev === expected.device && there.ino === expected.inode;
    }
  })();
  if (isMet) return;
  refuse(
    'conflict',
    path,
    there === null
      ? `${path} is no longer there.`
      : `${path} is no longer as it was when the plan was made.`,
    'Look again, and make the plan anew.',
  );
};

/** The very same file, link or folder, not a copy of it. */
export const isSameEntry = (
  there: { readonly dev: bigint; readonly ino: bigint } | null,
  stood: Stood,
): boolean =>
  there !== null &&
  stood.kind !== 'absent' &&
  String(there.dev) === stood.device &&
  String(there.ino) === stood.inode;

export const noteFolder = (folder: HeldFolder, mtimeNs: bigint): NonNullable<Facts['folder']> => ({
  path: folder.path,
  mtimeNs: String(mtimeNs),
});
