// What was done before, as `undo` and `restore` list it, and as they are asked for one of it.
import type { JournalEntry, Problem } from '../../preload/contract/index.ts';
import { entryText } from './views/plan.ts';

/** What one command says of the past. */
export interface PastWords {
  readonly command: 'undo' | 'restore';
  /** Where there is none. */
  readonly none: string;
  /** What it can still be asked for. */
  readonly states: readonly JournalEntry['state'][];
  /** `take back` */
  readonly verb: string;
  /** Completes the sentence that tells how one is chosen: `Take one back with`. */
  readonly one: string;
  /** Completes `--list shows what was …`. */
  readonly listed: string;
}

export const possibleIn = (
  entries: readonly JournalEntry[],
  { states }: PastWords,
): readonly JournalEntry[] => entries.filter(({ state }) => states.includes(state));

/** `more` is said of an entry below it; empty for nothing. */
export const pastText = (
  entries: readonly JournalEntry[],
  words: PastWords,
  nameOf: (client: string) => string,
  more: (entry: JournalEntry) => string = () => '',
): string => {
  if (entries.length === 0) return words.none;
  const told = entries.map((entry) => `${entryText(entry, nameOf)}${more(entry)}`);
  const hint = `${words.one}: callwarden ${words.command} ID`;
  return [...told, ...(possibleIn(entries, words).length === 0 ? [] : [hint])].join('\n\n');
};

/** `id` is what was asked for; undefined where anything would have done. */
export const nothingInPast = (
  id: string | undefined,
  { command, verb, listed }: PastWords,
): Problem => ({
  kind: id === undefined ? 'not-found' : 'usage',
  subject: id ?? command,
  message: `There is nothing to ${verb}${id === undefined ? '' : ` under “${id}”`}.`,
  advice: `callwarden ${command} --list shows what was ${listed}.`,
});
