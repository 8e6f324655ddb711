// Every copy of every client below one root and one home, from each source that is in use there.

import type { Installation } from '../../../../preload/contract/index.ts';
import type { Client } from '../../../catalogue/index.ts';
import { mergeUsr } from '../../../catalogue/paths/paths.ts';
import { type Outcome, success } from '../../../outcome.ts';
import { openTree } from '../../files/index.ts';
import { viewHome } from '../../ground/index.ts';
import { packagesHealth } from '../../packages-health.ts';
import type { InstalledSoftware, Paths } from '../../port/index.ts';
import { readAppImages } from './appimage.ts';
import { readDpkg } from './dpkg.ts';
import { readFlatpak } from './flatpak.ts';
import { readFolders } from './folder.ts';
import { unreadManagers } from './other-managers.ts';
import { ownershipOf } from './ownership.ts';
import { readPacman } from './pacman.ts';
import { readRpm } from './rpm.ts';
import { readSnap } from './snap.ts';

/**
 * Reads package databases and known folders; runs nothing it finds. Paths of installations are as seen inside the root,
 * or real ones where the home stands outside it. Fails with `not-found` for a missing root, `unreadable` for one that
 * may not be listed; anything less is said in `health` (one entry, part `packages`).
 */
export const installedSoftware = async (
  clients: readonly Client[],
  paths: Paths,
): Promise<Outcome<InstalledSoftware>> => {
  const tree = openTree(paths.root);
  if (!tree.ok) return tree;
  const { home, shortfalls } = viewHome(paths, tree.value);
  const search = { clients, tree: tree.value, home };
  const rpm = readRpm(search);
  const packages = [
    readDpkg(search),
    readPacman(search),
    readFlatpak(search),
    readSnap(search),
    readAppImages(search),
  ];
  packages.push(await rpm);
  const claimed = new Set(
    packages.flatMap(({ found }) => found.flatMap(({ claims }) => claims.map(mergeUsr))),
  );
  const reports = [...packages, readFolders(search, claimed)];
  const found = reports.flatMap((report) => report.found);
  return success({
    installations: found
      .flatMap(({ installation, companion }) => (companion ? [] : [installation]))
      .sort(byClientAndPath),
    ownership: ownershipOf(found),
    health: [
      packagesHealth(readFrom(reports.flatMap(({ inUse }) => inUse ?? [])), [
        ...shortfalls,
        ...reports.flatMap((report) => report.shortfalls),
        ...unreadManagers(tree.value),
      ]),
    ],
  });
};

const byClientAndPath = (a: Installation, b: Installation): number =>
  compare(a.client, b.client) || compare(a.path, b.path) || compare(a.source, b.source);

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

const readFrom = (inUse: readonly string[]): string =>
  inUse.length > 0
    ? `Packages of ${inUse.join(', ')} are read.`
    : 'There is no package database here.';
