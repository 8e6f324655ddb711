// Every copy of every client on this Mac, or below another root: bundles, receipts of the Installer, who signed them.
import type { Installation } from '../../../../preload/contract/index.ts';
import { type Client, macFactsOf } from '../../../catalogue/index.ts';
import { macKey } from '../../../catalogue/paths/mac-paths.ts';
import { type Outcome, success } from '../../../outcome.ts';
import { openTree } from '../../files/index.ts';
import { type Ground, groundOf, viewHome } from '../../ground/index.ts';
import { packagesHealth } from '../../packages-health.ts';
import type { InstalledSoftware, Ownership, Paths } from '../../port/index.ts';
import type { Commands } from '../commands.ts';
import { signerOf } from './code-signature.ts';
import { askSpotlight, bundleReader, type FoundCopy, findCopies } from './find-bundles.ts';
import { type Receipt, readReceipts } from './receipts.ts';
import { spotlightFacts } from './spotlight-facts.ts';

interface Sealed {
  readonly key: string;
  readonly client: string;
  readonly team: string;
}

/** Paths of installations are as seen inside the root. Fails with `not-found` for a missing root. */
export const installedSoftware = async (
  commands: Commands,
  clients: readonly Client[],
  paths: Paths,
): Promise<Outcome<InstalledSoftware>> => {
  const tree = openTree(paths.root);
  if (!tree.ok) return tree;
  const { home, shortfalls } = viewHome(paths, tree.value);
  const sentences: string[] = [...shortfalls];
  const ground = groundOf(tree.value, home);
  const bundleAt = bundleReader(ground, (sentence) => sentences.push(sentence));
  const isThisMac = tree.value.root === '/';
  const elsewhere = isThisMac
    ? await askSpotlight(commands, clients, ground.shownOf)
    : new Map<string, readonly string[]>();
  const copies = findCopies(clients, ground, bundleAt, elsewhere);
  const wanted = new Set(clients.flatMap((client) => macFactsOf(client).receipts));
  const { receipts, shortfalls: unread } = readReceipts(tree.value, wanted);
  sentences.push(...unread);
  const { sealed, doubts } = await sealedCopies(commands, copies, ground);
  sentences.push(...doubts);
  const installations = copies.map((copy) => installationOf(copy, receipts, paths));
  return success({
    installations: (isThisMac
      ? await Promise.all(installations.map((each) => withVersion(commands, each)))
      : installations
    ).sort(byClientAndPath),
    ownership: ownershipOf(sealed),
    health: [
      packagesHealth(
        'Applications and the receipts of the Installer are read, and who signed them.',
        [...sentences, ...ground.problems.map(({ message }) => message)],
      ),
    ],
  });
};

/** The Installer's books name no application, only where its files went: the receipt is the client's own one. */
const installationOf = (
  { client, shown, bundle }: FoundCopy,
  receipts: readonly Receipt[],
  { home }: Paths,
): Installation => {
  const inHome = shown.startsWith('~/');
  const receipt = inHome
    ? undefined
    : receipts.find(({ id }) => macFactsOf(client).receipts.includes(id));
  return {
    client: client.id,
    source: receipt === undefined ? 'folder' : 'installer',
    path: inHome ? `${home}${shown.slice(1)}` : shown,
    version: bundle?.version ?? receipt?.version ?? null,
    package: receipt?.id ?? null,
    scope: inHome ? 'user' : 'system',
  };
};

/** A bundle of another kind (an application of iPadOS, wrapped) has no Info.plist where others have it; Spotlight knows. */
const withVersion = async (
  commands: Commands,
  installation: Installation,
): Promise<Installation> =>
  installation.version !== null
    ? installation
    : { ...installation, version: (await spotlightFacts(commands, installation.path)).version };

/** Copies whose signature is their vendor's and whole. Those of a vendor whose team is not known are not asked about. */
async function sealedCopies(
  commands: Commands,
  copies: readonly FoundCopy[],
  ground: Ground,
): Promise<{ readonly sealed: readonly Sealed[]; readonly doubts: readonly string[] }> {
  const sealed: Sealed[] = [];
  const doubts: string[] = [];
  for (const { client, shown, bundle } of copies) {
    const { teamId } = macFactsOf(client);
    if (teamId === undefined || bundle === null) continue;
    const signer = await signerOf(commands, ground.placeOf(shown), teamId);
    if (signer.kind === 'vendor') {
      const key = macKey(ground.resolve(shown) ?? shown);
      if (key !== null) sealed.push({ key, client: client.id, team: teamId });
    } else if (signer.kind === 'other') {
      const whose = signer.team === null ? 'carries no vendor’s signature' : 'is signed by team';
      doubts.push(
        signer.team === teamId
          ? `${shown} was altered since ${client.vendor} signed it.`
          : `${shown} ${whose}${signer.team === null ? '' : ` ${signer.team}`}, not by ${client.vendor} (team ${teamId}).`,
      );
      const { origins } = await spotlightFacts(commands, ground.placeOf(shown));
      if (origins.length > 0) doubts.push(`It was downloaded from ${origins.join(', ')}.`);
    } else doubts.push(`Nobody could tell who signed ${shown}: ${signer.why}`);
  }
  return { sealed, doubts };
}

const ownershipOf = (sealed: readonly Sealed[]): Ownership => ({
  packageOf: (path) => {
    const key = macKey(path);
    if (key === null) return null;
    const found = sealed.find((each) => key.startsWith(`${each.key}/`));
    return found === undefined
      ? null
      : { client: found.client, package: found.team, source: 'signature' };
  },
});

const byClientAndPath = (a: Installation, b: Installation): number =>
  compare(a.client, b.client) || compare(a.path, b.path);

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
