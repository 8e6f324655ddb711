// Package managers that are in use here but not read: said, so that nobody takes silence for absence.
import type { Tree } from '../../files/index.ts';

const managers = [
  ['apk', '/lib/apk/db/installed'],
  ['Nix', '/nix/store'],
  ['Portage', '/var/db/pkg'],
  ['XBPS', '/var/db/xbps'],
] as const;

export const unreadManagers = (tree: Tree): string[] =>
  managers
    .filter(([, path]) => tree.kindOf(path) !== null)
    .map(
      ([name]) =>
        `Packages of ${name} are not read; clients that it installed show as plain folders.`,
    );
