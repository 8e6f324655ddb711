// Where copies of a client stand: at the catalogue's places, in both folders of applications, and wherever Spotlight
// knows one by its identifier.
import { type Client, macFactsOf } from '../../../catalogue/index.ts';
import { macKey } from '../../../catalogue/paths/mac-paths.ts';
import { exitedWell } from '../../command/index.ts';
import type { Ground } from '../../ground/index.ts';
import { type Commands, plainEnv } from '../commands.ts';
import { type Bundle, mostInfoBytes, parseBundle } from './bundle.ts';

export interface FoundCopy {
  readonly client: Client;
  /** As seen inside the root, or `~/…`. */
  readonly shown: string;
  readonly bundle: Bundle | null;
}

/** Spotlight's question for one identifier (mdfind(1)); its answer parts paths by NUL. */
export const mdfindArgv = (bundleId: string) =>
  ['/usr/bin/mdfind', '-0', `kMDItemCFBundleIdentifier == '${bundleId}'`] as const;

const plainId = /^[A-Za-z0-9.-]{1,200}$/;

/** Pure of effects but for reading. A copy inside another one is the same copy. */
export function findCopies(
  clients: readonly Client[],
  ground: Ground,
  bundleAt: (shown: string) => Bundle | null,
  elsewhere: ReadonlyMap<string, readonly string[]>,
): readonly FoundCopy[] {
  const byId = new Map(
    clients.flatMap((client) => macFactsOf(client).bundleIds.map((id) => [id, client] as const)),
  );
  const found = new Map<string, FoundCopy>();
  const note = (client: Client, shown: string, bundle: Bundle | null): void => {
    const key = macKey(shown) ?? shown;
    if (!found.has(key)) found.set(key, { client, shown, bundle });
  };

  for (const client of clients) {
    for (const entry of macFactsOf(client).installPaths) {
      for (const shown of ground.expand(entry)) note(client, shown, bundleAt(shown));
    }
    for (const shown of elsewhere.get(client.id) ?? []) {
      const bundle = bundleAt(shown);
      if (bundle?.identifier && byId.get(bundle.identifier) === client) note(client, shown, bundle);
    }
  }
  for (const folder of ['/Applications', '~/Applications']) {
    for (const name of ground.names(folder)) {
      if (!name.toLowerCase().endsWith('.app')) continue;
      const shown = `${folder}/${name}`;
      const bundle = bundleAt(shown);
      const client = bundle?.identifier ? byId.get(bundle.identifier) : undefined;
      if (client !== undefined) note(client, shown, bundle);
    }
  }
  return withoutInner([...found.values()]);
}

/** What Spotlight knows of each client, by the client's id. Nothing where Spotlight is off, or gives no answer. */
export async function askSpotlight(
  commands: Commands,
  clients: readonly Client[],
  shownOf: (path: string) => string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>();
  for (const client of clients) {
    const ids = macFactsOf(client).bundleIds.filter((id) => plainId.test(id));
    const answers = await Promise.all(
      ids.map(async (id) => {
        const argv = mdfindArgv(id);
        const ran = exitedWell(argv, await commands.run(argv, { env: plainEnv() }));
        return ran.ok ? ran.value.split('\0').filter((path) => path.startsWith('/')) : [];
      }),
    );
    const paths = answers.flat().filter((path) => !/\/\.Trash\/|^\/Volumes\//.test(path));
    if (paths.length > 0) found.set(client.id, paths.map(shownOf));
  }
  return found;
}

/** Reads a bundle where it stands; `flaw` is told what is wrong with one. */
export const bundleReader =
  (ground: Ground, flaw: (sentence: string) => void) =>
  (shown: string): Bundle | null => {
    const place = `${shown}/Contents/Info.plist`;
    if (ground.kindOf(place) !== 'file') return null;
    const bytes = ground.bytes(place, mostInfoBytes);
    if (bytes === null) return null;
    const read = parseBundle(shown, bytes, place);
    if (!read.ok) {
      flaw(read.problem.message);
      return null;
    }
    return read.value;
  };

function withoutInner(copies: readonly FoundCopy[]): readonly FoundCopy[] {
  const keys = copies.map(({ shown }) => macKey(shown) ?? shown);
  return copies.filter(
    (copy, at) =>
      !copies.some(
        (other, of) =>
          of !== at &&
          other.client === copy.client &&
          keys[at]?.startsWith(`${keys[of]}/`) === true,
      ),
  );
}
