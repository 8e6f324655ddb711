// What macOS lets start at login and run in the background, as `sfltool dumpbtm` prints it since macOS 13.
import { type Client, macFactsOf } from '../../../catalogue/index.ts';
import { type Argv, exitedWell } from '../../command/index.ts';
import type { LoginItem } from '../../port/index.ts';
import { type Commands, plainEnv } from '../commands.ts';
import type { Look } from './look.ts';

export const dumpArgv: Argv = ['/usr/bin/sfltool', 'dumpbtm'];

export interface BackgroundItem {
  /** Whose: -2 for the machine. */
  readonly uid: number;
  readonly name: string;
  /** `app`, `legacy agent`, `login item`, … */
  readonly kind: string;
  readonly identifier: string | null;
  readonly bundleId: string | null;
  readonly team: string | null;
  readonly place: string | null;
  readonly executable: string | null;
  readonly enabled: boolean;
}

/** Pure: each item of each user. Lines that are of no item are passed over. */
export function parseBackgroundItems(text: string): readonly BackgroundItem[] {
  const items: BackgroundItem[] = [];
  let uid = -2;
  let fields = new Map<string, string>();
  const close = (): void => {
    if (fields.has('Name') || fields.has('Identifier')) items.push(itemOf(uid, fields));
    fields = new Map();
  };
  for (const line of text.split('\n')) {
    const user = /^\s*Records for UID (-?\d{1,10}) :/.exec(line)?.[1];
    if (user !== undefined || /^ #\d+:\s*$/.test(line)) {
      close();
      if (user !== undefined) uid = Number(user);
      continue;
    }
    const [, key, value] = /^\s*([A-Z][A-Za-z ]{0,40}): (.*)$/.exec(line) ?? [];
    if (key !== undefined && value !== undefined && !fields.has(key)) fields.set(key, value.trim());
  }
  close();
  return items;
}

function itemOf(uid: number, fields: ReadonlyMap<string, string>): BackgroundItem {
  const said = (key: string): string | null => {
    const value = fields.get(key);
    return value === undefined || value === '' || value === '(null)' ? null : value;
  };
  const identifier = said('Identifier');
  const flags = /^\[([^\]]*)\]/.exec(fields.get('Disposition') ?? '')?.[1]?.split(', ') ?? [];
  return {
    uid,
    name: said('Name') ?? identifier ?? '',
    kind: (said('Type') ?? '').replace(/ \(0x[0-9a-f]+\)$/, ''),
    identifier,
    // `2.us.zoom.xos`: the number before it is its kind.
    bundleId: said('Bundle Identifier') ?? identifier?.replace(/^\d+\./, '') ?? null,
    team: said('Team Identifier'),
    place: placeOf(said('URL')),
    executable: said('Executable Path'),
    enabled: flags.includes('enabled') && flags.includes('allowed'),
  };
}

const placeOf = (url: string | null): string | null => {
  if (url === null || !url.startsWith('file://')) return url;
  try {
    return decodeURIComponent(url.slice('file://'.length)).replace(/\/$/, '');
  } catch {
    return url;
  }
};

/** A heading for all of one vendor's, and what other programs load: of the same books, but not started. */
const startsNothing = /^(?:developer|quicklook|spotlight|dock tile)$/;

/** Asked of this Mac alone, and only by the administrator: anybody else would see a question for a password. */
export async function readLoginItems(
  commands: Commands,
  { clients, ground, uid, isThisMac }: Look,
  runsAsRoot: boolean,
): Promise<readonly LoginItem[]> {
  if (!isThisMac) return [];
  if (!runsAsRoot) {
    const said = 'are shown only to the administrator, so they were not looked at';
    const advice = 'See System Settings, General, Login Items & Extensions.';
    ground.report('not-permitted', 'Login items', said, advice);
    return [];
  }
  const limits = { env: plainEnv(), timeLimitMs: 20_000 };
  const ran = exitedWell(dumpArgv, await commands.run(dumpArgv, limits));
  if (!ran.ok) {
    const { message, advice } = ran.problem;
    ground.report('unavailable', 'Login items', 'could not be read', advice, message);
    return [];
  }
  return parseBackgroundItems(ran.value)
    .filter((item) => item.uid === uid || item.uid < 0)
    .filter(({ kind }) => !startsNothing.test(kind))
    .flatMap((item) => {
      const owner = clients.find((client) => isOf(client, item));
      if (owner === undefined) return [];
      const { name, kind, place, enabled } = item;
      return [{ client: owner.id, name, kind, place, enabled }];
    });
}

const isOf = (client: Client, { bundleId, team }: BackgroundItem): boolean => {
  const { bundleIds, teamId } = macFactsOf(client);
  if (teamId !== undefined && team === teamId) return true;
  if (bundleId === null) return false;
  return bundleIds.includes(bundleId) || client.backgroundServices.darwin.includes(bundleId);
};
