// What each kind of block cuts and what it spares, out of what is known of the client's networks and meetings. Pure.
import type { Block, BlockKind } from '../../preload/contract/index.ts';
import { ownGroup } from './own-group.ts';

export interface BlockFacts {
  readonly client: string;
  /** What people call the client, and its vendor. */
  readonly name: string;
  readonly vendor: string;
  readonly uid: number;
  /** Whose the addresses are that are known: ranges or `from-to`. */
  readonly vendorRanges: readonly string[];
  readonly thirdPartyRanges: readonly string[];
  /** Addresses that were seen to be a third party's, by their names too. */
  readonly thirdPartiesSeen: readonly string[];
  /** The addresses of each of the last meetings, the newest first. */
  readonly lastMeetings: readonly (readonly string[])[];
  /** Name servers of this machine. */
  readonly resolvers: readonly string[];
  /** Whether what the client has open over UDP can be ended for good. */
  readonly endsUdp: boolean;
  readonly nowMs: number;
}

/** How many meetings say whom a client usually talks to. */
export const meetingsToKnow = 3;

export const kinds: readonly BlockKind[] = [
  'third-parties',
  'vendor-only',
  'known-only',
  'everything',
];

/** One sentence: why this kind cannot be chosen; null where it can. */
export const hindranceOf = (kind: BlockKind, facts: BlockFacts): string | null => {
  const { name, vendor, vendorRanges, lastMeetings } = facts;
  if (kind === 'vendor-only' && vendorRanges.length === 0)
    return `No ranges of ${vendor} are known, so all of ${name} would stop.`;
  if (kind === 'known-only' && lastMeetings.length < meetingsToKnow)
    return `Only ${lastMeetings.length} of ${meetingsToKnow} meetings of ${name} have been seen so far.`;
  if (kind === 'known-only' && lastMeetings.flat().length === 0)
    return `Nobody was named in the last ${meetingsToKnow} meetings of ${name}, so all of it would stop.`;
  if (
    kind === 'third-parties' &&
    facts.thirdPartyRanges.length + facts.thirdPartiesSeen.length === 0
  )
    return 'No third party is known: the table of networks is missing.';
  return null;
};

export const makeBlock = (kind: BlockKind, facts: BlockFacts): Block => {
  const { client, uid, resolvers, nowMs } = facts;
  const base = {
    client,
    uid,
    kind,
    group: ownGroup(client, uid),
    madeAt: new Date(nowMs).toISOString(),
  };
  switch (kind) {
    case 'third-parties':
      return {
        ...base,
        spared: [...facts.vendorRanges],
        cut: [...new Set([...facts.thirdPartyRanges, ...facts.thirdPartiesSeen])],
        resolvers: [...resolvers],
      };
    case 'vendor-only':
      return { ...base, spared: [...facts.vendorRanges], cut: null, resolvers: [...resolvers] };
    case 'known-only':
      return {
        ...base,
        spared: [...new Set(facts.lastMeetings.flat())],
        cut: null,
        resolvers: [...resolvers],
      };
    case 'everything':
      return { ...base, spared: [], cut: null, resolvers: [] };
  }
};

/** Exactly what changes, one sentence. */
export const blockSentence = (kind: BlockKind, { name, vendor }: BlockFacts): string => {
  switch (kind) {
    case 'third-parties':
      return `${name} no longer reaches third parties: networks that other companies than ${vendor} run for their own services.`;
    case 'vendor-only':
      return `${name} reaches only networks of ${vendor}, and the name servers of this machine.`;
    case 'known-only':
      return `${name} reaches only whom it talked to in its last ${meetingsToKnow} meetings, and the name servers of this machine.`;
    case 'everything':
      return `${name} no longer reaches the network at all.`;
  }
};

/** What a person should know before. */
export const blockWarnings = (
  kind: BlockKind,
  { name, vendor, endsUdp }: BlockFacts,
): readonly string[] => {
  // Of third parties alone nobody can tell which of the sockets without a fixed peer are theirs.
  const ends = endsUdp && kind !== 'third-parties';
  const always = ends
    ? `What ${name} has open to whom it no longer reaches is closed, and over UDP whatever has no fixed peer, for good. What it opens in the first instant after its start is not held: to be sure, end it and start it anew while Callwarden runs.`
    : `What ${name} has open already over UDP, and what it opens in the first instant after its start, is not held: to be sure, end it and start it anew while Callwarden runs.`;
  switch (kind) {
    case 'third-parties':
      return [
        'Who rents servers from a cloud cannot be told from others there by address, and is not blocked.',
        always,
      ];
    case 'vendor-only':
      return [
        `What ${vendor} runs on rented servers stops too, and ranges change: calls may fail until the block is lifted.`,
        always,
      ];
    case 'known-only':
      return [
        `Servers change from day to day: the next call may need one that was not seen before, and fails then.`,
        always,
      ];
    case 'everything':
      return [`Calls end, and ${name} cannot sign in until the block is lifted.`, always];
  }
};
