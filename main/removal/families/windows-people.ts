// What a client has left in other people's profile folders: said, so that they can be asked, and kept.
import { type Relic, relic } from '../relic.ts';
import type { RemovalSight } from '../sight.ts';

export function otherPeopleRelics(sight: RemovalSight): readonly Relic[] {
  const { windows } = sight.inventory;
  const homes = new Map<string, string[]>();
  for (const { home, entry } of windows?.others ?? [])
    homes.set(home, [...(homes.get(home) ?? []), entry.path]);
  return [...homes].map(([home, paths]) => {
    const kept = relic(sight, {
      kind: 'data',
      name: home,
      belonging: 'shared',
      sentence: `${home}, the profile folder of another person, holds something of ${sight.client.shortName} too: it is theirs, so it stays. To look at it, ask them, and run Callwarden as administrator with --home and this folder.`,
      way: 'keep',
      evidence: paths.map((path) => ({
        kind: 'file',
        text: `${path} is there.`,
        place: path,
        line: null,
        excerpt: null,
      })),
    });
    // Not measured, for it is not looked into; named all the same.
    return { ...kept, remnant: { ...kept.remnant, shown: home } };
  });
}
