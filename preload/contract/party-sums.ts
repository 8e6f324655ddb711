// Connections summed up by whose the other end is: the one way in which terminal and screens count them.
import type { Connection } from './nouns.ts';

export interface OwnerSum {
  readonly owner: string;
  /** Sent and received, as far as the kernel counts them. */
  readonly bytes: number;
}

export interface PartySums {
  /** The most bytes first. */
  readonly vendors: readonly OwnerSum[];
  readonly thirdParties: readonly OwnerSum[];
  /** Connections to anybody else, or to nobody that is known. */
  readonly others: number;
}

export const sumByParty = (
  connections: readonly Pick<Connection, 'party' | 'bytesSent' | 'bytesReceived'>[],
): PartySums => {
  const vendors = new Map<string, number>();
  const thirdParties = new Map<string, number>();
  let others = 0;
  for (const { party, bytesSent, bytesReceived } of connections) {
    const sums =
      party?.kind === 'vendor' ? vendors : party?.kind === 'third-party' ? thirdParties : null;
    const owner = party?.owner ?? null;
    if (sums === null || owner === null) others += 1;
    else sums.set(owner, (sums.get(owner) ?? 0) + (bytesSent ?? 0) + (bytesReceived ?? 0));
  }
  return { vendors: mostFirst(vendors), thirdParties: mostFirst(thirdParties), others };
};

const mostFirst = (sums: ReadonlyMap<string, number>): readonly OwnerSum[] =>
  [...sums].map(([owner, bytes]) => ({ owner, bytes })).sort((a, b) => b.bytes - a.bytes);
