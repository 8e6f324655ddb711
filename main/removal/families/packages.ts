// What package managers have on their books: they take away themselves what they have put there.
import type { Installation } from '../../../preload/contract/index.ts';
import type { Outcome } from '../../outcome.ts';
import { success } from '../../outcome.ts';
import type { EntrySeen, PackageRemoval, PackageSeen } from '../../platform/port/index.ts';
import { isInside } from '../is-inside.ts';
import { entryRelic, quarantineRelic, type Relic, relic } from '../relic.ts';
import type { RemovalSight } from '../sight.ts';

export function packageRelics(sight: RemovalSight): readonly Relic[] {
  return [...groups(sight.traces.packages)].flatMap(([name, packages]) => [
    // pacman would give what has been changed another name, or delete it: with it the settings go first.
    ...packages.filter(isPacmans).flatMap((one) => settingsRelics(sight, one)),
    packageRelic(sight, name, packages),
    ...packages.filter((one) => !isPacmans(one)).flatMap((one) => settingsRelics(sight, one)),
    ...packages.flatMap((one) => strayRelic(sight, one, packages)),
  ]);
}

/** One manager, one command: packages that belong together go together. */
function groups(
  packages: readonly PackageSeen[],
): ReadonlyMap<string, readonly [PackageSeen, ...PackageSeen[]]> {
  const found = new Map<string, readonly [PackageSeen, ...PackageSeen[]]>();
  for (const one of packages) {
    const name = `${one.manager}${one.manager === 'flatpak' ? `-${one.scope}` : ''}${hasOwnUninstaller(one) ? `-${one.name}` : ''}`;
    const before = found.get(name);
    found.set(name, before === undefined ? [one] : [...before, one]);
  }
  return found;
}

function packageRelic(
  sight: RemovalSight,
  name: string,
  packages: readonly [PackageSeen, ...PackageSeen[]],
): Relic {
  const [first] = packages;
  const named = packages.map(titleOf).join(', ');
  const lead = packages.find(({ installation }) => installation !== null) ?? first;
  const id = `${name}:${packages.map((one) => one.name).join('+')}`;
  return relic(sight, {
    kind: 'package',
    name: id,
    belonging: 'client',
    sentence: hasOwnUninstaller(first)
      ? `${sight.client.shortName} is among the apps of Windows as ${named}, by ${managerName[first.manager]}; ${first.manager === 'installer' ? 'its own uninstaller' : 'Windows'} takes it away.`
      : `${sight.client.shortName} was installed as ${packages.length === 1 ? 'the package' : 'the packages'} ${named} (${managerName[first.manager]}); its manager takes it away.`,
    way: 'uninstall',
    needsRoot: sight.uid !== 0 && first.scope === 'system',
    evidence: packages.map((one) => ({
      kind: 'package',
      text: `${managerName[one.manager]} has ${titleOf(one)} on its books.`,
      place: one.installation?.path ?? lead.installation?.path ?? null,
      line: null,
      excerpt: one.version,
    })),
    packages,
    plan: (desk, { removals }): Outcome<void> => {
      const removal = removals.find((answer) => isFor(answer, packages));
      if (removal !== undefined)
        desk.runForGood(
          `${sight.client.id}:package:${id}`,
          hasOwnUninstaller(first)
            ? `Uninstall ${named} with ${removal.command[0]}.`
            : `Remove ${packages.length === 1 ? 'the package' : 'the packages'} ${named} with ${removal.command[0]}.`,
          removal.command,
          removal.comeBack,
          removal.needsRoot,
        );
      return success(undefined);
    },
  });
}

const isFor = (answer: PackageRemoval, packages: readonly PackageSeen[]): boolean =>
  packages.every(
    ({ manager, name, scope }) =>
      manager === answer.manager &&
      answer.packages.includes(name) &&
      (manager !== 'flatpak' || answer.command.includes(`--${scope}`)),
  );

/** dpkg and pacman leave settings where they are not told to purge: they go to quarantine. */
const settingsRelics = (sight: RemovalSight, one: PackageSeen): readonly Relic[] =>
  one.settings.map((entry) =>
    quarantineRelic(sight, {
      kind: 'configuration',
      name: entry.shown,
      belonging: 'client',
      sentence: `${entry.shown} holds settings of the package ${one.name}, which stay when the package goes.`,
      entry,
      plan: (desk, { chosenPackages, purge }) =>
        chosenPackages.has(one) && !purge
          ? desk.quarantine(
              `${sight.client.id}:configuration:${entry.shown}`,
              `Move ${entry.shown}, which the package ${one.name} leaves, to quarantine.`,
              entry,
            )
          : success(undefined),
    }),
  );

/** The folder as a whole, after the package: taken alone, its way back would be gone. */
function strayRelic(
  sight: RemovalSight,
  one: PackageSeen,
  packages: readonly PackageSeen[],
): readonly Relic[] {
  const entry = one.strays;
  if (entry === null) return [];
  return [
    quarantineRelic(sight, {
      kind: 'program',
      name: entry.shown,
      belonging: 'client',
      sentence: hasOwnUninstaller(one)
        ? `${entry.shown} is the program’s folder: what its uninstaller leaves there goes, too.`
        : `${entry.shown} holds files that the package ${one.name} did not bring; they stay when the package goes.`,
      entry,
      plan: (desk, { chosenPackages }) =>
        packages.every((each) => chosenPackages.has(each))
          ? desk.quarantine(
              `${sight.client.id}:program:${entry.shown}`,
              `Move what is left of ${entry.shown} to quarantine.`,
              entry,
            )
          : success(undefined),
    }),
  ];
}

/** Not installed by any package: the program itself. What somebody has downloaded is theirs. */
export const programRelics = (sight: RemovalSight): readonly Relic[] =>
  sight.traces.programs.map(({ installation: { version, source }, entry }) => {
    const title = `${sight.client.shortName}${version === null ? '' : ` ${version}`}`;
    const isDownload = entry.shown.startsWith('~/Downloads/');
    return entryRelic(sight, {
      kind: 'program',
      entry,
      belonging: isDownload ? 'own' : 'client',
      sentence: isDownload
        ? `${entry.shown} is a copy of ${title} that you downloaded: it stays unless you choose it.`
        : `${title} stands at ${entry.shown}${isOfNoPackage(sight, entry) ? (standing[source] ?? '; no package manager knows of it') : ''}.`,
    });
  });

/** False too where nobody can tell: then what follows says so. */
const isOfNoPackage = ({ owners, paths }: RemovalSight, { path, shown }: EntrySeen): boolean =>
  isInside(path, paths.home) || (owners !== null && !owners.has(shown));

/** The Installer of macOS keeps books, and takes nothing away. */
const standing: Readonly<Partial<Record<Installation['source'], string>>> = {
  appimage: ', as an AppImage; no package manager knows of it',
  installer: '; the Installer put it there, and takes nothing away',
};

const titleOf = ({ name, version }: PackageSeen): string =>
  version === null ? name : `${name} ${version}`;

const managerName: Readonly<Record<PackageSeen['manager'], string>> = {
  dpkg: 'dpkg',
  rpm: 'rpm',
  pacman: 'pacman',
  flatpak: 'flatpak',
  snap: 'snap',
  msi: 'Windows Installer',
  installer: 'an installer of its own',
  msix: 'an app package',
};

const isPacmans = ({ manager }: PackageSeen): boolean => manager === 'pacman';

/** On Windows each goes by a command of its own. */
const hasOwnUninstaller = ({ manager }: PackageSeen): boolean =>
  manager === 'msi' || manager === 'installer' || manager === 'msix';
