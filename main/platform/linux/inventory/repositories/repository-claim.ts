// Whether a repository is a client's own. One that serves a whole distribution must never be taken for it.
import type { Client } from '../../../../catalogue/index.ts';
import type { PackageRepository } from '../../../port/index.ts';
import type { Look } from '../look.ts';

export type Claim = Pick<PackageRepository, 'client' | 'toldBy'>;

/** A vendor's repository holds its channels and a keyring; one with more packages than this serves others too. */
const mostOwnPackages = 20;

/** The client whose packages are offered, where nearly nothing else is; null otherwise. */
export const clientOfferedBy = (
  packages: ReadonlySet<string>,
  clients: readonly Client[],
): string | null => {
  if (packages.size > mostOwnPackages) return null;
  return (
    clients.find(({ linux }) => linux.packages.deb.some((name) => packages.has(name)))?.id ?? null
  );
};

/** What the catalogue says of the file, or a word in the address; null where neither speaks of a client. */
export const claimByName = (
  { clients, owners }: Look,
  shown: string,
  address: string,
): Claim | null => {
  const named = owners.ofFile(shown);
  if (named !== null) return { client: named, toldBy: 'catalogue' };
  const client = clientInAddress(address, clients);
  return client === null ? null : { client, toldBy: 'address' };
};

/** The client that the address speaks of: one of its packages is a whole part of the path, or of the host's name. */
const clientInAddress = (address: string, clients: readonly Client[]): string | null => {
  const parts = new Set(
    address
      .toLowerCase()
      .replace(/^[a-z0-9+.-]+:\/*/, '')
      .split(/[/.?&=:@]+/),
  );
  const names = ({ linux }: Client): string[] =>
    [...linux.packages.deb, ...linux.packages.rpm].flatMap((name) => [
      name.toLowerCase(),
      name.toLowerCase().replaceAll('-', ''),
    ]);
  return clients.find((client) => names(client).some((name) => parts.has(name)))?.id ?? null;
};
