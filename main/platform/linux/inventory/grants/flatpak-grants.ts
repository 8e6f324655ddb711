// What flatpak lets a client reach: the application's metadata, then overrides (flatpak-metadata(5), flatpak-override(1)).
import type { SandboxGrant } from '../../../port/index.ts';
import { type KeyFile, parseKeyFile } from '../key-file.ts';
import type { Look } from '../look.ts';

const contextKeys = ['shared', 'sockets', 'devices', 'features', 'filesystems'] as const;
type ContextKey = (typeof contextKeys)[number];

const folders = { system: '/var/lib/flatpak', user: '~/.local/share/flatpak' } as const;

/** One file's word on the context. */
export interface Layer {
  /** The file, as a person knows it. */
  readonly place: string;
  readonly file: KeyFile;
}

export interface Granted {
  /** `devices=all` */
  readonly grant: string;
  /** The last file that gives it. */
  readonly place: string;
}

export const readFlatpakGrants = (look: Look): readonly SandboxGrant[] =>
  look.installations.flatMap(({ client, source, scope, package: application }) => {
    if (source !== 'flatpak' || application === null) return [];
    const overridePath = `${folders.user}/overrides/${application}`;
    const override = look.ground.file(overridePath);
    return effective(layersOf(look, application, scope)).map(({ grant, place }) => ({
      client,
      source,
      application,
      scope,
      grant,
      place,
      overridePath: override?.path ?? look.ground.placeOf(overridePath),
      override,
    }));
  });

/** In the order in which flatpak merges them: the system's overrides only touch what the system installed. */
const layersOf = ({ ground }: Look, application: string, scope: 'system' | 'user'): Layer[] => {
  const overridesIn = (folder: string) => [
    `${folder}/overrides/global`,
    `${folder}/overrides/${application}`,
  ];
  const files = [
    `${folders[scope]}/app/${application}/current/active/metadata`,
    ...(scope === 'system' ? overridesIn(folders.system) : []),
    ...overridesIn(folders.user),
  ];
  return files.flatMap((place) => {
    const text = ground.text(place);
    if (text === null) return [];
    const file = parseKeyFile(text);
    ground.reportFlaws(place, file.flaws);
    return [{ place, file }];
  });
};

/** Later files add to earlier ones; `!name` takes a grant away, `!host:reset` every file system given so far. */
export const effective = (layers: readonly Layer[]): readonly Granted[] =>
  contextKeys.flatMap((key) => {
    const granted = new Map<string, Granted>();
    for (const { place, file } of layers) {
      const members = (file.value('Context', key) ?? '').split(';').map((member) => member.trim());
      // flatpak applies a reset first, wherever in the list it stands.
      if (key === 'filesystems' && members.includes('!host:reset')) granted.clear();
      for (const member of members) {
        if (member === '' || member === '!host:reset') continue;
        const taken = member.startsWith('!');
        const name = nameOf(key, taken ? member.slice(1) : member);
        if (taken) granted.delete(name);
        else granted.set(name, { grant: `${key}=${member}`, place });
      }
    }
    return [...granted.values()];
  });

/** `home:ro` and `home` are one grant with different modes. */
const nameOf = (key: ContextKey, member: string): string =>
  key === 'filesystems'
    ? member.replace(/:(?:ro|rw|create)$/, '').replace(/(?<=.)\/+$/, '')
    : member;
