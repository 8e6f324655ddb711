// Repositories of apt that are a client's own.
import type { PackageRepository } from '../../../port/index.ts';
import type { Look } from '../look.ts';
import { type AptSource, listName, parseOneLine, parseStanzas } from './apt-sources.ts';
import { type Claim, claimByName, clientOfferedBy } from './repository-claim.ts';

const folder = '/etc/apt/sources.list.d';
const told = '/var/lib/apt/lists';
/** A distribution's index is longer, and its packages are not the client's alone. */
const mostIndexBytes = 2 * 1024 * 1024;

export const readAptRepositories = (look: Look): readonly PackageRepository[] => {
  const { ground } = look;
  const files = ground
    .names(folder)
    .filter((name) => /\.(?:list|sources)$/.test(name))
    .map((name) => `${folder}/${name}`);
  const indexes = files.length === 0 ? [] : ground.names(told);
  return ['/etc/apt/sources.list', ...files].flatMap((shown) =>
    sourcesIn(look, shown).flatMap((source) => {
      const claim = claimOf(look, shown, source, indexes);
      const file = claim === null ? null : ground.file(shown);
      if (claim === null || file === null) return [];
      const keys = source.keys.flatMap((key) => ground.entry(ground.shownOf(key)) ?? []);
      const { enabled, address } = source;
      return [
        { ...claim, manager: 'apt' as const, file, enabled, address, keys, servesOthers: false },
      ];
    }),
  );
};

const sourcesIn = ({ ground }: Look, shown: string): readonly AptSource[] => {
  const text = ground.text(shown);
  if (text === null) return [];
  const parse = shown.endsWith('.sources') ? parseStanzas : parseOneLine;
  const { sources, flaws } = parse(text);
  ground.reportFlaws(shown, flaws);
  return sources;
};

/** What the repository itself has told decides; without that, the catalogue's word and the address. */
const claimOf = (
  look: Look,
  shown: string,
  source: AptSource,
  indexes: readonly string[],
): Claim | null => {
  const begin = listName(source);
  const own = indexes.filter((name) => name.startsWith(begin) && name.endsWith('_Packages'));
  return own.length > 0 ? claimByPackages(look, own) : claimByName(look, shown, source.address);
};

const claimByPackages = ({ clients, ground }: Look, indexes: readonly string[]): Claim | null => {
  const packages = new Set<string>();
  for (const name of indexes) {
    const size = ground.entry(`${told}/${name}`)?.bytes ?? 0;
    const text = size > mostIndexBytes ? null : ground.text(`${told}/${name}`, mostIndexBytes);
    if (text === null) return null;
    for (const [, found = ''] of text.matchAll(/^Package: *(\S+)/gm)) packages.add(found);
  }
  const client = clientOfferedBy(packages, clients);
  return client === null ? null : { client, toldBy: 'packages' };
};
