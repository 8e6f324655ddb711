// What is said about how well installed software could be read, the same way on every system.
import type { Health } from '../../preload/contract/index.ts';
import { oneLine } from './command/index.ts';
import { limited, working } from './health.ts';

/** More would be a list that nobody reads. */
const mostSaid = 5;
/** Characters of one sentence: it may quote a path or another program. */
const longestSentence = 300;

/** `read` says in a sentence what was looked at, `shortfalls` what could not be. The same one is said once. */
export const packagesHealth = (read: string, shortfalls: readonly string[]): Health => {
  const all = [...new Set(shortfalls)];
  if (all.length === 0) return working('packages', read);
  const said = all.slice(0, mostSaid).map((sentence) => oneLine(sentence, longestSentence));
  const more = all.length > mostSaid ? [`And ${all.length - mostSaid} more.`] : [];
  return limited(
    'packages',
    [...said, ...more, read].join(' '),
    'Clients that could not be seen may show with a lesser identity; mend what is named, then look again.',
  );
};
