// What a removal asks of Windows: what its registry has on its books, and how each of that goes.

import type { Problem } from '../../../../preload/contract/index.ts';
import { type Client, loadCatalogue, windowsFactsOf } from '../../../catalogue/index.ts';
import { expandEntry, windowsFolders, windowsKey } from '../../../catalogue/paths/windows-paths.ts';
import { failure, type Outcome, success } from '../../../outcome.ts';
import type { Argv } from '../../command/index.ts';
import type {
  EntrySeen,
  PackageRemoval,
  PackageSeen,
  Paths,
  RemovalSource,
  Traces,
} from '../../port/index.ts';
import { seenAt } from '../entry-seen.ts';
import { expandStars } from '../installed/expand-stars.ts';
import { readInventory, type WindowsInventory } from '../inventory/index.ts';
import { isMadeByNsis } from './made-by-nsis.ts';
import { uninstallCommand } from './uninstall-command.ts';

export const removalSource: RemovalSource = {
  traces: async (client, installations, paths): Promise<Traces> => ({
    programs: installations.flatMap((installation) => {
      const entry = installation.source === 'folder' ? seenAt(installation.path, paths) : null;
      return entry === null ? [] : [{ installation, entry }];
    }),
    packages: installations.flatMap((installation): PackageSeen[] => {
      const { source, package: name, version, scope } = installation;
      if (name === null || (source !== 'msi' && source !== 'installer' && source !== 'msix'))
        return [];
      const strays = source === 'msi' ? ownFolder(client, installation.path, paths) : null;
      return [{ manager: source, name, version, scope, installation, settings: [], strays }];
    }),
    menuEntries: [],
    soundRules: [],
    likenesses: [],
    defaultLists: [],
    repositoryLists: [],
  }),
  // On Windows no file is on the books of a package.
  packagesOwning: async () => success(new Map()),
  askPackageManagers: async (packages, paths) => {
    if (packages.length === 0) return success([]);
    const inventory = await readInventory();
    if (!inventory.ok) return inventory;
    const removals: PackageRemoval[] = [];
    for (const one of packages) {
      const command = commandFor(one, inventory.value, paths);
      if (!command.ok) return command;
      removals.push({
        manager: one.manager,
        packages: [one.name],
        command: command.value,
        needsRoot: one.scope === 'system',
        comeBack: `Install it again from its vendor's page; Windows does not keep what an uninstaller takes away.`,
      });
    }
    return success(removals);
  },
};

/**
 * Where Windows Installer has put the client: it takes away the files that it brought, and leaves the folder where
 * another file, or a folder of its own making, is in it. Only a place that the catalogue knows to be the client's alone.
 */
function ownFolder(client: Client, path: string, paths: Paths): EntrySeen | null {
  const folders = windowsFolders(paths.root, paths.home);
  const isKnown = windowsFactsOf(client).installPaths.some((entry) => {
    const place = expandEntry(entry, folders);
    return place !== null && expandStars(place).some(({ key }) => key === windowsKey(path));
  });
  return isKnown ? seenAt(path, paths) : null;
}

function commandFor(
  one: PackageSeen,
  { programs, packages }: WindowsInventory,
  { root, home }: Paths,
): Outcome<Argv> {
  if (one.manager === 'msix') {
    const there = packages.find(({ fullName }) => fullName === one.name);
    // It becomes a word of PowerShell's: package names have no other letters (appx, Package Identity).
    return there !== undefined && /^[A-Za-z0-9][A-Za-z0-9._~-]*$/.test(one.name)
      ? success([
          'powershell.exe',
          '-NoProfile',
          '-NonInteractive',
          '-Command',
          'Remove-AppxPackage',
          '-Package',
          one.name,
        ])
      : failure(notUnderstood(one));
  }
  const catalogue = loadCatalogue();
  if (!catalogue.ok) return catalogue;
  const client = catalogue.value.byId(one.installation?.client ?? '');
  const program = programs.find(
    ({ key, user }) => key === one.name && (user === null) === (one.scope === 'system'),
  );
  const command =
    client === undefined || program === undefined
      ? null
      : uninstallCommand(client, program, windowsFolders(root, home), isMadeByNsis);
  return command === null ? failure(notUnderstood(one)) : success(command);
}

const notUnderstood = ({ name, installation }: PackageSeen): Problem => ({
  kind: 'unavailable',
  subject: name,
  message: `How the uninstaller of ${name} runs without a question is not known, so it is not started.`,
  advice: `Uninstall ${installation?.client ?? name} in Windows' settings, under Apps; then come back for what it leaves.`,
});
