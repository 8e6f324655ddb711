// Repositories of apt that are a client's own.
import type { PackageRepository } from '../../port/index.ts';
import {
  type AptSource,
  type AptSources,
  listName,
  parseOneLine,
  parseStanzas,
} from './apt-sources.ts';
import type { Look } from './look.ts';
import { clientInAddress, clientOfferedBy } from './served.ts';

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
  let indexes: readonly string[] | null = null;
  const allIndexes = (): readonly string[] => (indexes ??= ground.names(told));
  return ['/etc/apt/sources.list', ...files].flatMap((shown) =>
    sourcesIn(look, shown).flatMap((source) => {
      const client = ownerOf(look, shown, source, allIndexes());
      const file = client === null ? null : ground.file(shown);
      if (client === null || file === null) return [];
      const keys = source.keys.flatMap((key) => ground.entry(ground.shownOf(key)) ?? []);
      const { enabled, address } = source;
      return [
        { client, manager: 'apt' as const, file, enabled, address, keys, servesOthers: false },
      ];
    }),
  );
};

const sourcesIn = ({ ground }: Look, shown: string): readonly AptSource[] => {
  const text = ground.text(shown);
  if (text === null) return [];
  const parse: (text: string) => AptSources = shown.endsWith('.sources')
    ? parseStanzas
    : parseOneLine;
  const { sources, flaws } = parse(text);
  if (flaws.length > 0)
    ground.report(
      'invalid-data',
      shown,
      `holds lines that name no repository (line ${flaws[0]})`,
      'The other lines were read.',
    );
  return sources;
};

/** What the repository itself has told decides; without that, the catalogue's word and the address. */
const ownerOf = (
  { clients, ground, owners }: Look,
  shown: string,
  source: AptSource,
  indexes: readonly string[],
): string | null => {
  const begin = listName(source);
  const own = indexes.filter((name) => name.startsWith(begin) && name.endsWith('_Packages'));
  if (own.length > 0) {
    const packages = new Set<string>();
    for (const name of own) {
      const size = ground.entry(`${told}/${name}`)?.bytes ?? 0;
      const text = size > mostIndexBytes ? null : ground.text(`${told}/${name}`, mostIndexBytes);
      if (text === null) return null;
      for (const [, found = ''] of text.matchAll(/^Package: *(\S+)/gm)) packages.add(found);
    }
    return clientOfferedBy(packages, clients);
  }
  return owners.ofFile(shown) ?? clientInAddress(source.address, clients);
};
