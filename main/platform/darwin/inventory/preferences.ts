// The preferences in which the catalogue knows a setting.
import { macSettingsOf } from '../../../catalogue/index.ts';
import { type Argv, exitedWell } from '../../command/index.ts';
import type { Preferences } from '../../port/index.ts';
import { type Commands, plainEnv } from '../commands.ts';
import { dictionaryOf, type PlistValue, parsePlist } from '../plist/index.ts';
import { type Look, plistAt } from './look.ts';

/** A property list on standard output (defaults(1)): macOS keeps preferences in memory, and a file of theirs may be old. */
export const exportArgv = (domain: string): Argv => ['/usr/bin/defaults', 'export', domain, '-'];

export async function readPreferences(
  commands: Commands,
  look: Look,
): Promise<readonly Preferences[]> {
  const wanted = look.clients.flatMap((client) => {
    const domains = new Map(macSettingsOf(client).map(({ domain, shown }) => [domain, shown]));
    return [...domains].map(([domain, shown]) => ({ client: client.id, domain, shown }));
  });
  return Promise.all(
    wanted.map(async (each) => {
      // A domain that nobody has written to exports as an empty one: only the file says that there is none.
      const list = plistAt(look.ground, each.shown);
      const now = list === undefined ? undefined : await exported(commands, look, each.domain);
      return { ...each, values: list === undefined ? null : scalars(now ?? list) };
    }),
  );
}

/** undefined where these are not this session's preferences, or `defaults` gives none. */
async function exported(
  commands: Commands,
  { isThisSession }: Look,
  domain: string,
): Promise<PlistValue | undefined> {
  if (!isThisSession) return undefined;
  const argv = exportArgv(domain);
  const ran = exitedWell(argv, await commands.run(argv, { env: plainEnv() }));
  const list = ran.ok ? parsePlist(Buffer.from(ran.value), domain) : ran;
  return list.ok ? list.value : undefined;
}

const scalars = (list: PlistValue): ReadonlyMap<string, string | number | boolean> =>
  new Map(
    [...dictionaryOf(list)].flatMap(([key, value]) =>
      typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
        ? [[key, value] as const]
        : [],
    ),
  );
