// Repositories that would bring the client back, and the keys that vouch for them.
import { isLead } from '../../catalogue/index.ts';
import { type Outcome, success } from '../../outcome.ts';
import type { EntrySeen, PackageRepository } from '../../platform/port/index.ts';
import { entryRelic, type Relic, relic } from '../relic.ts';
import { withoutGroup, withoutOneLine, withoutStanza } from '../repository-text.ts';
import type { RemovalSight } from '../sight.ts';

export function repositoryRelics(sight: RemovalSight): readonly Relic[] {
  // A list that goes as a whole, for its maker is known, needs no line of it switched off.
  const going = new Set(
    sight.inventory.leftovers
      .filter(
        ({ what, pattern }) =>
          what === 'leftover' && !isLead(sight.client, 'leftovers.linux', pattern),
      )
      .map(({ entry }) => entry.path),
  );
  const repositories = distinct(sight.inventory.repositories);
  const own = repositories.filter(({ servesOthers }) => !servesOthers);
  return [
    ...repositories
      .filter(({ enabled, file }) => enabled && !going.has(file.path))
      .map((one) => repositoryRelic(sight, one)),
    ...keysOf(own).map(({ key, of }) => keyRelic(sight, key, of)),
  ];
}

/** One address may stand in a list several times, for several suites. */
const distinct = (repositories: readonly PackageRepository[]): readonly PackageRepository[] => {
  const found = new Map<string, PackageRepository>();
  for (const one of repositories) {
    const name = `${one.file.shown} ${one.address}`;
    const before = found.get(name);
    if (before === undefined || (!before.enabled && one.enabled)) found.set(name, one);
  }
  return [...found.values()];
};

function repositoryRelic(sight: RemovalSight, one: PackageRepository): Relic {
  const { file, address, manager, servesOthers, toldBy } = one;
  const { shortName, id } = sight.client;
  const name = `${file.shown} ${address}`;
  const base = { kind: 'repository', name, entry: file } as const;
  if (servesOthers || manager === 'flatpak')
    return relic(sight, {
      ...base,
      belonging: 'shared',
      sentence: `${address} offers ${shortName} and other software too, so it stays.`,
      way: 'keep',
    });
  const isGuess = toldBy === 'address';
  return relic(sight, {
    ...base,
    belonging: isGuess ? 'guess' : 'client',
    sentence: isGuess
      ? `${file.shown} fetches from ${address}, which speaks of ${shortName} by its name alone: look at what it offers before you switch it off.`
      : `${file.shown} fetches ${shortName} from ${address}, and could bring it back: it is switched off.`,
    way: 'reset',
    needsRoot: sight.uid !== 0,
    plan: (desk): Outcome<void> =>
      desk.changeFile({
        step: `${id}:repository:${name}`,
        sentence: `Switch off the repository ${address} in ${file.shown}.`,
        path: file.path,
        seen: file,
        mode: file.mode,
        change: (content) => success(switchedOff(one, content ?? file.content)),
      }),
  });
}

const switchedOff = ({ manager, file, address }: PackageRepository, content: Buffer): Buffer => {
  // Lossless for whatever bytes stand in a comment.
  const text = content.toString('latin1');
  const plain = Buffer.from(address).toString('latin1');
  if (manager === 'dnf') return Buffer.from(withoutGroup(text, plain), 'latin1');
  const off = file.path.endsWith('.sources') ? withoutStanza : withoutOneLine;
  return Buffer.from(off(text, plain), 'latin1');
};

interface Key {
  readonly key: EntrySeen;
  readonly of: PackageRepository;
}

const keysOf = (repositories: readonly PackageRepository[]): readonly Key[] => {
  const found = new Map<string, Key>();
  for (const of of repositories)
    for (const key of of.keys) if (!found.has(key.path)) found.set(key.path, { key, of });
  return [...found.values()];
};

function keyRelic(sight: RemovalSight, key: EntrySeen, of: PackageRepository): Relic {
  const { traces, inventory, client } = sight;
  const own = new Set(inventory.repositories.map(({ file }) => file.path));
  const others = traces.repositoryLists.filter(
    ({ path, content }) => !own.has(path) && content.includes(key.shown),
  );
  const [other] = others;
  if (other !== undefined)
    return relic(sight, {
      kind: 'key',
      name: key.shown,
      belonging: 'shared',
      sentence: `The key ${key.shown} is used by ${other.shown} too, so it stays.`,
      way: 'keep',
      entry: key,
    });
  return entryRelic(sight, {
    kind: 'key',
    entry: key,
    belonging: of.toldBy === 'address' ? 'guess' : 'client',
    sentence: `The key ${key.shown} lets ${client.shortName}’s repository put packages on this machine, and nobody else uses it.`,
  });
}
