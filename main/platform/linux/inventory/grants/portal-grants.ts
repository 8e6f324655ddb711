// What the desktop's portals have been allowed to give a client without asking again. Tables and entries, from
// flatpak/xdg-desktop-portal: src/camera.c, src/device.c, src/screen-cast.c, src/remote-desktop.c, src/screenshot.c.
import type { Client } from '../../../../catalogue/index.ts';
import type { PortalGrant } from '../../../port/index.ts';
import { readPermissionTable } from '../../permission-store/index.ts';
import { execArguments } from '../command-line.ts';
import { applicationFolders } from '../desktop/applications.ts';
import { desktopEntryAt } from '../desktop/desktop-entry.ts';
import type { Look } from '../look.ts';

/** Where xdg-permission-store keeps its tables, whether flatpak itself is there or not. */
const store = '~/.local/share/flatpak/db';
const mostTableBytes = 4 * 1024 * 1024;
const flatpak = '/usr/bin/flatpak';

interface Kept {
  readonly table: string;
  /** The entry that says it; every one where each has a name of its own, such as a token. */
  readonly id: string | null;
  readonly what: PortalGrant['what'];
}

const kept: readonly Kept[] = [
  { table: 'devices', id: 'camera', what: 'camera' },
  { table: 'devices', id: 'microphone', what: 'microphone' },
  { table: 'screencast', id: null, what: 'screen' },
  { table: 'remote-desktop', id: null, what: 'remote-control' },
  { table: 'screenshot', id: 'screenshot', what: 'screenshot' },
];

/** `no` and `ask` are kept as well, and give nothing. */
const given = 'yes';

export const readPortalGrants = (look: Look): readonly PortalGrant[] => {
  const { ground } = look;
  const clientOf = applicationOwners(look);
  const isFlatpakThere = ground.kindOf(flatpak) === 'file';
  const tables = new Set(kept.map(({ table }) => table));
  return [...tables].flatMap((table) => {
    const place = `${store}/${table}`;
    const bytes = ground.bytes(place, mostTableBytes);
    if (bytes === null) return [];
    const read = readPermissionTable(bytes, place);
    if (!read.ok) {
      const { kind, advice, cause } = read.problem;
      ground.report(kind, place, 'is no table of permissions', advice, cause);
      return [];
    }
    return [...read.value].flatMap(([entry, permissions]) => {
      const what = kept.find((one) => one.table === table && (one.id ?? entry) === entry)?.what;
      if (what === undefined) return [];
      return [...permissions].flatMap(([application, words]): PortalGrant[] => {
        const client = words.includes(given) ? clientOf(application) : null;
        if (client === null) return [];
        const canChange = isFlatpakThere && ![entry, ...words].some(isLikeOption);
        return [{ client, application, what, table, entry, words, place, canChange }];
      });
    });
  });
};

/** flatpak would not take it for a name, with `--` before it neither (GLib leaves that word among the names). */
const isLikeOption = (word: string): boolean => word.startsWith('-');

/**
 * A flatpak is known by its own id, a snap as `snap.NAME`, any other program by the name of its desktop entry
 * (src/xdp-app-info.c). What the portal cannot tell from others shares an empty id, and is nobody's here.
 */
const applicationOwners = ({ clients, ground, owners }: Look) => {
  const known = new Map(clients.flatMap(sandboxedIds));
  const entries = new Map<string, string | null>();
  const byEntry = (application: string): string | null => {
    if (!/^\w[\w.-]*$/.test(application)) return null;
    for (const folder of applicationFolders) {
      const shown = `${folder}/${application}.desktop`;
      if (ground.kindOf(shown) !== 'file') continue;
      const words = execArguments(desktopEntryAt(ground, shown)?.value('Exec') ?? '');
      return owners.ofCommand(words) ?? owners.ofFile(shown);
    }
    return null;
  };
  return (application: string): string | null => {
    const client = known.get(application) ?? entries.get(application);
    if (client !== undefined) return client;
    const owner = byEntry(application);
    entries.set(application, owner);
    return owner;
  };
};

const sandboxedIds = ({ id, linux: { packages } }: Client): readonly [string, string][] => [
  ...packages.flatpak.map((name): [string, string] => [name, id]),
  ...packages.snap.map((name): [string, string] => [`snap.${name}`, id]),
];
