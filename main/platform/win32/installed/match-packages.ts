// Which client each MSIX package is, by its family name.
import { type Client, windowsFactsOf } from '../../../catalogue/index.ts';
import {
  foldCase,
  type WindowsFolders,
  windowsKey,
} from '../../../catalogue/paths/windows-paths.ts';
import type { PackageListed } from '../inventory/index.ts';
import type { Found } from './found.ts';

/**
 * Pure. The folders of packages belong to the system, so what is in them is theirs. Where a package stands is written in
 * a person's own part of the registry, which any program of theirs may change: only below that one folder it is believed.
 */
export function matchPackages(
  clients: readonly Client[],
  packages: readonly PackageListed[],
  folders: WindowsFolders,
): readonly Found[] {
  const sealedBelow = windowsKey(`${folders.get('PROGRAMFILES') ?? ''}\\WindowsApps`);
  return packages.flatMap((listed) => {
    const named = partsOf(listed.fullName);
    if (named === null || listed.folder === null) return [];
    const client = clients.find((each) =>
      windowsFactsOf(each).packageFamilyNames.some(
        (family) => foldCase(family) === foldCase(named.family),
      ),
    );
    if (client === undefined) return [];
    const installation = {
      client: client.id,
      source: 'msix',
      path: listed.folder,
      version: named.version,
      package: named.family,
      scope: 'user',
    } as const;
    const isSealed =
      sealedBelow !== null && windowsKey(listed.folder)?.startsWith(`${sealedBelow}/`) === true;
    const sealed = isSealed ? listed.folder : null;
    return [{ installation, sealed }];
  });
}

/** `NAME_VERSION_ARCHITECTURE_RESOURCE_PUBLISHER`; the family is `NAME_PUBLISHER` (An overview of Package Identity). */
function partsOf(fullName: string): { family: string; version: string } | null {
  const [name, version, , , publisher, more] = fullName.split('_');
  if (name === undefined || version === undefined || publisher === undefined) return null;
  return more === undefined ? { family: `${name}_${publisher}`, version } : null;
}
