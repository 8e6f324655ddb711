// Every copy of every client on this Windows, or below another root: registries, packages, plain folders.
import { lstatSync } from 'node:fs';
import { homedir } from 'node:os';
import { parse } from 'node:path';
import type { Installation } from '../../../../preload/contract/index.ts';
import type { Client } from '../../../catalogue/index.ts';
import { windowsFolders, windowsKey } from '../../../catalogue/paths/windows-paths.ts';
import { causeOf, failure, type Outcome, success } from '../../../outcome.ts';
import { packagesHealth } from '../../packages-health.ts';
import type { InstalledSoftware, Ownership, Paths } from '../../port/index.ts';
import { readInventory, type WindowsInventory } from '../inventory/index.ts';
import { isUnchanged } from './file-stamp.ts';
import type { Found } from './found.ts';
import { lookAtFolders } from './look-at-folders.ts';
import { matchPackages } from './match-packages.ts';
import { matchPrograms } from './match-programs.ts';
import { withPlaces } from './placed-programs.ts';
import { type Signed, signedPrograms } from './signatures.ts';

/** `root` is the drive of a Windows. Another Windows' registry is not read: of it, only the folders are looked at. */
export async function installedSoftware(
  clients: readonly Client[],
  paths: Paths,
): Promise<Outcome<InstalledSoftware>> {
  const missing = missingRoot(paths.root);
  if (missing !== null) return missing;
  const shortfalls: string[] = [];
  const registered = await fromRegistry(clients, paths, shortfalls);
  const folders = windowsFolders(paths.root, paths.home);
  const found = withPlaces(registered, lookAtFolders(clients, folders, registered));
  const signed = await signedPrograms(clients, found);
  return success({
    installations: found.map(({ installation }) => installation).sort(byClientAndPath),
    ownership: ownershipOf(found, signed),
    health: [
      packagesHealth(
        'Installed programs are read from the registry, of the machine and of who is signed in, in both views, and from plain folders.',
        shortfalls,
      ),
    ],
  });
}

/** This very machine, whoever's home is looked at. */
const isThisWindows = ({ root }: Paths): boolean =>
  windowsKey(root) === windowsKey(parse(homedir()).root);

async function fromRegistry(
  clients: readonly Client[],
  paths: Paths,
  shortfalls: string[],
): Promise<readonly Found[]> {
  if (!isThisWindows(paths)) {
    shortfalls.push(
      'The registry of another Windows is not read: clients that it installed show as plain folders.',
    );
    return [];
  }
  const inventory = await readInventory();
  if (!inventory.ok) {
    shortfalls.push(
      `${inventory.problem.message} Clients that were installed show as plain folders.`,
    );
    return [];
  }
  const { root, home } = paths;
  const { programs, packages, profiles } = inventory.value;
  shortfalls.push(...unseenPeople(inventory.value));
  const folders = windowsFolders(root, home);
  // A user's entry counts for the home that is looked at, and for no other.
  const isTheirs = ({ user }: { readonly user: string | null }): boolean =>
    user === null || windowsKey(profiles.get(user) ?? '') === windowsKey(home);
  return [
    ...matchPrograms(clients, programs.filter(isTheirs), folders),
    ...matchPackages(clients, packages.filter(isTheirs), folders),
  ];
}

/** A person's part of the registry is there only while they are signed in. */
function unseenPeople({
  profiles,
  programs,
  packages,
  starts,
  handlers,
}: WindowsInventory): string[] {
  const seen = new Set([...programs, ...packages, ...starts, ...handlers].map(({ user }) => user));
  const unseen = [...profiles.keys()].filter(
    (user) => /^S-1-(?:5-21|12-1)-/.test(user) && !seen.has(user),
  );
  return unseen.length === 0 || seen.size < 2
    ? []
    : [
        `Programs that ${unseen.length} other people installed for themselves are seen only while they are signed in.`,
      ];
}

const ownershipOf = (found: readonly Found[], signed: ReadonlyMap<string, Signed>): Ownership => {
  const sealed = found.flatMap(({ installation, sealed: folder }) => {
    const key = folder === null ? null : windowsKey(folder);
    return key === null || installation.package === null
      ? []
      : [
          {
            key,
            owner: { client: installation.client, package: installation.package, source: 'msix' },
          },
        ];
  });
  return {
    packageOf: (path) => {
      const key = windowsKey(path);
      if (key === null) return null;
      const signature = signed.get(key);
      if (signature !== undefined && isUnchanged(path, signature.stamp)) {
        return { client: signature.client, package: signature.signer, source: 'signature' };
      }
      return sealed.find((each) => key.startsWith(`${each.key}/`))?.owner ?? null;
    },
  };
};

const missingRoot = (root: string): Outcome<never> | null => {
  try {
    if (lstatSync(root).isDirectory()) return null;
    throw new Error('not a folder');
  } catch (thrown) {
    return failure({
      kind: 'not-found',
      subject: root,
      message: `${root} is not there.`,
      advice: 'Check the path.',
      cause: causeOf(thrown),
    });
  }
};

const byClientAndPath = (a: Installation, b: Installation): number =>
  compare(a.client, b.client) || compare(a.path, b.path) || compare(a.source, b.source);

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
