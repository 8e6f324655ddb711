// What only looks like the client's: offered with its reason, never chosen beforehand.
import type { RemnantKind } from '../../../preload/contract/index.ts';
import { entryRelic, type Relic, relic } from '../relic.ts';
import type { RemovalSight } from '../sight.ts';

export function guessRelics(sight: RemovalSight): readonly Relic[] {
  const { traces, client } = sight;
  return [
    ...traces.likenesses.map(({ entry, word }) =>
      entryRelic(sight, {
        kind: kindOf(entry.shown),
        entry,
        belonging: 'guess',
        sentence: `${entry.shown} has “${word}” in its name, and nothing more is known of it: look into it before you choose it.`,
      }),
    ),
    ...traces.soundRules.map(({ file, word }) =>
      relic(sight, {
        kind: 'sound-rule',
        name: file.shown,
        belonging: 'own',
        sentence: `${file.shown} holds a rule of the sound server for ${word}, a program of ${client.shortName}: take it out in an editor if you do not need it.`,
        way: 'by-hand',
        entry: file,
      }),
    ),
  ];
}

const kindOf = (shown: string): RemnantKind => {
  if (/\/(?:keyrings|trusted\.gpg\.d)\//.test(shown)) return 'key';
  if (/^~\/\.cache\/|^\/var\/cache\//.test(shown)) return 'cache';
  if (/^\/var\/log\//.test(shown)) return 'log';
  if (/^~\/\.config\/|^\/etc\//.test(shown)) return 'configuration';
  return /^\/opt\/|^\/usr\/local\/|\/bin\/|^~\/Applications\//.test(shown) ? 'program' : 'data';
};
