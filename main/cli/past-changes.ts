// What was done before, as `undo` and `restore` list it, and as they are asked for one of it.
import type { JournalEntry, Problem } from '../../preload/contract/index.ts';
import { entryText } from './views/plan.ts';

/** What one command says of the past. */
export interface PastWords {
  readonly command: 'undo' | 'restore';
  /** Where there is none. */
  readonly none: string;
  /** `take back` */
  readonly verb: string;
  /** Completes the sentence that tells how one is chosen: `Take one back with`. */
  readonly one: string;
  /** Completes `--list shows what was …`. */
  readonly listed: string;
}

/** `more` is said of an entry below it; empty for nothing. */
export const pastText = (
  entries: readonly JournalEntry[],
  { command, none, one }: PastWords,
  nameOf: (client: string) => string,
  more: (entry: JournalEntry) => string = () => '',
): string =>
  entries.length === 0
    ? none
    : `${entries.map((entry) => `${entryText(entry, nameOf)}${more(entry)}`).join('\n\n')}\n\n${one}: callwarden ${command} ID`;

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
