// Which repositories are a client's own.
import type { PackageRepository } from '../../../platform/port/index.ts';
import type { ClientSight } from '../../client-sight.ts';

/** What serves other software too is not this client's to judge twice. */
export const ownRepositories = ({ inventory }: ClientSight): readonly PackageRepository[] =>
  inventory.repositories.filter(
    ({ manager, servesOthers }) => manager !== 'flatpak' && !servesOthers,
  );

/** Those that are surely the client's: one that only sounds like it is not ours to change. */
export const surelyOwn = (sight: ClientSight): readonly PackageRepository[] =>
  ownRepositories(sight).filter(({ toldBy }) => toldBy !== 'address');
