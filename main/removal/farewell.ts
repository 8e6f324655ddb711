// What is left to do beyond this machine, and where else to go: told from the same facts as the findings.
import type { Farewell } from '../../preload/contract/index.ts';
import { type Advisory, type Client, claimsOf, type FarewellFacts } from '../catalogue/index.ts';
import { lettersOf } from './letters.ts';

type Alternative = Farewell['alternatives'][number];
type Point = Alternative['points'][number];

export interface FarewellSight {
  readonly client: Client;
  readonly facts: FarewellFacts | null;
  /** Every client of the catalogue. */
  readonly clients: readonly Client[];
  /** What has been published about each, by id. */
  readonly advisories: ReadonlyMap<string, readonly Advisory[]>;
}

/** Pure. Alternatives with the least to say against them come first. */
export function farewellOf({ client, facts, clients, advisories }: FarewellSight): Farewell {
  const others = clients.filter(
    ({ id, category, retired }) =>
      id !== client.id && category === 'conferencing' && retired !== true,
  );
  return {
    deletionPage: facts?.deletion?.page ?? null,
    letters: [...lettersOf(client, facts)],
    alternatives: others
      .map((one) => ({ one, known: advisories.get(one.id) ?? [] }))
      .sort((a, b) => weightOf(a.one, a.known) - weightOf(b.one, b.known))
      .map(({ one, known }) => alternative(one, known))
      .filter(({ points }) => points.length > 0),
  };
}

const alternative = (client: Client, known: readonly Advisory[]): Alternative => ({
  client: client.id,
  name: client.shortName,
  points: [...practices(client), ...listeners(client), ...holes(client, known)],
});

const current = (client: Client) =>
  claimsOf(client).thirdPartyTrackers.filter(({ status }) => status === undefined);

/** Each practice and each third party counts as much as ten holes: these were mended. */
const weightOf = (client: Client, known: readonly Advisory[]): number => {
  const { privacyPractices, localListeners } = claimsOf(client);
  return (
    10 * (privacyPractices.length + current(client).length + localListeners.length) + known.length
  );
};

const practices = (client: Client): readonly Point[] => {
  const { privacyPractices } = claimsOf(client);
  const trackers = current(client);
  if (privacyPractices.length === 0 && trackers.length === 0) {
    const sources = client.sources.slice(0, 3);
    return sources.length === 0
      ? []
      : [
          {
            text: `The catalogue knows of no third party to which ${client.shortName} reports, and of no practice to hold against it.`,
            sources,
          },
        ];
  }
  return [
    ...privacyPractices.map(({ fact, sources }) => ({ text: fact, sources: [...sources] })),
    ...trackers.map(({ owner, domain, evidence, sources }) => ({
      text: `It talks to ${owner} (${domain}): ${evidence}.`,
      sources: [...sources],
    })),
  ];
};

const listeners = (client: Client): readonly Point[] =>
  claimsOf(client).localListeners.map(({ what, ports, sources }) => ({
    text: `It opens a server on this machine${ports === null ? '' : ` (port ${ports})`}: ${what}.`,
    sources: [...sources],
  }));

const holes = ({ shortName }: Client, known: readonly Advisory[]): readonly Point[] => {
  if (known.length === 0) return [];
  const rated = known.filter(
    ({ severity }) => severity?.level === 'critical' || severity?.level === 'high',
  );
  const since =
    known
      .map(({ published }) => published)
      .sort()[0]
      ?.slice(0, 4) ?? '';
  return [
    {
      text: countSentence(shortName, known.length, rated.length, since),
      sources: [...new Set(known.map(({ source }) => source))].slice(0, 3),
    },
  ];
};

const countSentence = (name: string, known: number, rated: number, since: string): string => {
  if (known > 1)
    return `${known} holes of ${name} have been published since ${since}, ${rated === 0 ? 'none' : rated} of them rated high or critical.`;
  return rated === 1
    ? `One hole of ${name} has been published, in ${since}, and is rated high or critical.`
    : `One hole of ${name} has been published, in ${since}, and is not rated high or critical.`;
};
