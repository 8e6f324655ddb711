// systemd's units that run a client's programs: systemd.unit(5).
import { posix } from 'node:path';
import type { EntrySeen, ServiceUnit } from '../../port/index.ts';
import { unitArguments } from './command-line.ts';
import { type KeyFile, parseKeyFile } from './key-file.ts';
import type { Look } from './look.ts';

/** Nearest first: a unit hides those of the same name that come after it. */
const folders = {
  user: [
    '~/.config/systemd/user',
    '/etc/xdg/systemd/user',
    '/etc/systemd/user',
    '~/.local/share/systemd/user',
    '/usr/local/share/systemd/user',
    '/usr/share/systemd/user',
    '/usr/local/lib/systemd/user',
    '/usr/lib/systemd/user',
  ],
  system: [
    '/etc/systemd/system',
    '/usr/local/lib/systemd/system',
    '/usr/lib/systemd/system',
    '/lib/systemd/system',
  ],
} as const;

const maskFolder = { user: '~/.config/systemd/user', system: '/etc/systemd/system' } as const;

type Scope = ServiceUnit['scope'];

/** Names, and where they stand, of everything in the folders of one scope. */
interface Shelf {
  /** Unit's name → paths, nearest first. */
  readonly units: ReadonlyMap<string, readonly string[]>;
  /** Unit's name → the links in `*.wants` and `*.requires` that pull it in. */
  readonly wanted: ReadonlyMap<string, readonly string[]>;
}

interface Candidate {
  readonly client: string;
  readonly name: string;
  readonly shown: string;
  readonly unit: KeyFile;
}

export const readUnits = (look: Look): readonly ServiceUnit[] =>
  (['user', 'system'] as const).flatMap((scope) => {
    const shelf = shelfOf(look, scope);
    const services = servicesOf(look, shelf);
    return [...services, ...triggersOf(look, shelf, services)]
      .map((one) => toUnit(look, scope, shelf, one))
      .flatMap((unit) => unit ?? []);
  });

const shelfOf = ({ ground }: Look, scope: Scope): Shelf => {
  const units = new Map<string, string[]>();
  const wanted = new Map<string, string[]>();
  const seen = new Set<string>();
  for (const folder of folders[scope]) {
    // /lib is a link to /usr/lib on most systems.
    const real = ground.resolve(folder);
    if (real === null || seen.has(real)) continue;
    seen.add(real);
    for (const name of ground.names(folder)) {
      if (/\.(?:service|socket|timer|path)$/.test(name)) put(units, name, `${folder}/${name}`);
      else if (/\.(?:wants|requires)$/.test(name))
        // `helper@work.service` is an instance of `helper@.service`.
        for (const link of ground.names(`${folder}/${name}`))
          put(wanted, link.replace(/@[^@]+(?=\.\w+$)/, '@'), `${folder}/${name}/${link}`);
    }
  }
  return { units, wanted };
};

const put = (map: Map<string, string[]>, key: string, value: string): void => {
  const before = map.get(key);
  if (before === undefined) map.set(key, [value]);
  else before.push(value);
};

/** Services whose command leads to a client's program, or that its package or the catalogue names. */
const servicesOf = (look: Look, { units }: Shelf): Candidate[] =>
  [...units].flatMap(([name, paths]) => {
    if (!name.endsWith('.service')) return [];
    const found = readUnit(look, paths);
    if (found === null) return [];
    const client =
      found.unit
        .values('Service', 'ExecStart')
        .map((command) => look.owners.ofCommand(unitArguments(command)))
        .find((owner) => owner !== null) ?? look.owners.ofFile(found.shown);
    return client == null ? [] : [{ client, name, ...found }];
  });

/** Sockets, timers and paths start a service of their name, or the one that they name. */
const triggersOf = (look: Look, { units }: Shelf, services: readonly Candidate[]): Candidate[] => {
  const clientOf = new Map(services.map(({ name, client }) => [name, client]));
  if (clientOf.size === 0) return [];
  return [...units].flatMap(([name, paths]) => {
    const section = sectionOf[posix.extname(name)];
    const found = section === undefined ? null : readUnit(look, paths);
    if (section === undefined || found === null) return [];
    const service =
      found.unit.value(section, section === 'Socket' ? 'Service' : 'Unit') ??
      `${name.slice(0, -posix.extname(name).length)}.service`;
    const client = clientOf.get(service);
    return client === undefined ? [] : [{ client, name, ...found }];
  });
};

const sectionOf: Readonly<Record<string, string>> = {
  '.socket': 'Socket',
  '.timer': 'Timer',
  '.path': 'Path',
};

/** The nearest of them that is no mask. */
const readUnit = ({ ground }: Look, paths: readonly string[]) => {
  for (const shown of paths) {
    const text = ground.text(shown);
    // An empty file masks as a link to /dev/null does.
    if (text === null || text === '') continue;
    const unit = parseKeyFile(text.replace(/\\\n/g, ' '));
    ground.reportFlaws(shown, unit.flaws);
    return { shown, unit };
  }
  return null;
};

/** A link to /dev/null, or an empty file. */
const isMask = (entry: EntrySeen | null): boolean =>
  entry !== null && (entry.target === '/dev/null' || (entry.kind === 'file' && entry.bytes === 0));

const toUnit = (
  { ground }: Look,
  scope: Scope,
  { units, wanted }: Shelf,
  { client, name, shown, unit }: Candidate,
): ServiceUnit | null => {
  const file = ground.entry(shown);
  if (file === null) return null;
  const enablingLinks = (wanted.get(name) ?? []).flatMap((link) => ground.entry(link) ?? []);
  const [nearest] = units.get(name) ?? [];
  const masked = nearest !== undefined && isMask(ground.entry(nearest));
  return {
    client,
    name,
    file,
    scope,
    state: stateOf(masked, enablingLinks.length > 0, unit),
    enablingLinks,
    maskPath: ground.placeOf(`${maskFolder[scope]}/${name}`),
  };
};

const stateOf = (masked: boolean, enabled: boolean, unit: KeyFile): ServiceUnit['state'] => {
  if (masked) return 'masked';
  if (enabled) return 'enabled';
  return unit.groups.includes('Install') ? 'disabled' : 'static';
};
