// System extensions that clients have had macOS install: cameras of their own, filters of the network, drivers.
import { type Client, macFactsOf } from '../../../catalogue/index.ts';
import { type Argv, exitedWell } from '../../command/index.ts';
import type { MacSystemExtension } from '../../port/index.ts';
import { type Commands, plainEnv } from '../commands.ts';
import { dictionaryOf, listOf, type PlistValue, textOf, textsOf } from '../plist/index.ts';
import { type Look, plistAt } from './look.ts';

export const listArgv: Argv = ['/usr/bin/systemextensionsctl', 'list'];

/** Where macOS keeps the same list, for a disk that is not this Mac's. */
const books = '/Library/SystemExtensions/db.plist';

type Listed = Omit<MacSystemExtension, 'client'> & { readonly team: string | null };

/** Of this Mac as it says itself; of another disk as its books say. */
export async function readSystemExtensions(
  commands: Commands,
  look: Look,
): Promise<readonly MacSystemExtension[]> {
  const listed = look.isThisMac
    ? await asked(commands, look)
    : registeredExtensions(plistAt(look.ground, books));
  return listed.flatMap(({ team, ...extension }) => {
    const owner = look.clients.find((client) => isOf(client, extension.bundleId, team));
    return owner === undefined ? [] : [{ client: owner.id, ...extension }];
  });
}

async function asked(commands: Commands, { ground }: Look): Promise<readonly Listed[]> {
  const limits = { env: plainEnv(), timeLimitMs: 20_000 };
  const ran = exitedWell(listArgv, await commands.run(listArgv, limits));
  if (ran.ok) return parseSystemExtensions(ran.value);
  const { message, advice } = ran.problem;
  ground.report('unavailable', 'System extensions', 'could not be listed', advice, message);
  return [];
}

/**
 * Pure. A heading for each category, then a row for each extension, with a tab between its columns: `enabled active
 * teamID bundleID (version) name [state]`. What is neither is passed over.
 */
export function parseSystemExtensions(text: string): readonly Listed[] {
  const found: Listed[] = [];
  let category = '';
  for (const line of text.split('\n')) {
    const heading = /^--- (\S+)/.exec(line)?.[1];
    if (heading !== undefined) category = heading;
    const [enabled, , team, bundle = '', name = '', state = ''] = line.split('\t');
    const [, bundleId, version] = /^(\S+) \(([^)]*)\)$/.exec(bundle) ?? [];
    const words = /^\[([^\]]*)\]\s*$/.exec(state)?.[1];
    // Each heading has a row of column names below it.
    if (enabled === 'enabled') continue;
    if (bundleId === undefined || version === undefined || words === undefined) continue;
    found.push({
      kind: kindOf(category),
      bundleId,
      version: version.split('/')[0] ?? version,
      name,
      team: team === undefined || team === '' ? null : team,
      state: stateOf(words),
    });
  }
  return found;
}

/** Pure: what `db.plist` has of each. */
export const registeredExtensions = (list: PlistValue | undefined): readonly Listed[] =>
  listOf(dictionaryOf(list).get('extensions')).flatMap((each) => {
    const extension = dictionaryOf(each);
    const bundleId = textOf(extension.get('identifier'));
    const state = textOf(extension.get('state'));
    if (bundleId === null || state === null) return [];
    const version = dictionaryOf(extension.get('bundleVersion'));
    return [
      {
        kind: kindOf(textsOf(extension.get('categories'))[0] ?? ''),
        bundleId,
        version: textOf(version.get('CFBundleShortVersionString')) ?? '',
        name: bundleId,
        team: textOf(extension.get('teamID')),
        state: stateOf(state.replaceAll('_', ' ')),
      },
    ];
  });

const kinds: Readonly<Record<string, MacSystemExtension['kind']>> = {
  'com.apple.system_extension.cmio': 'camera',
  'com.apple.system_extension.network_extension': 'network',
  'com.apple.system_extension.endpoint_security': 'security',
  'com.apple.system_extension.driver_extension': 'driver',
};
const kindOf = (category: string): MacSystemExtension['kind'] => kinds[category] ?? 'other';

const stateOf = (words: string): MacSystemExtension['state'] => {
  if (words === 'activated enabled') return 'on';
  return words.startsWith('terminated') ? 'ends-at-restart' : 'off';
};

/** An extension bears the identifier of its application and something behind it; a vendor's team has other products. */
const isOf = (client: Client, bundleId: string, team: string | null): boolean => {
  const { bundleIds, teamId } = macFactsOf(client);
  if (teamId !== undefined && team !== null && team !== teamId) return false;
  return bundleIds.some((id) => bundleId.startsWith(`${id}.`));
};
