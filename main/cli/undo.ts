// `callwarden undo`: takes back what a lockdown has changed.
import type { ChangedSince, JournalEntry, Problem } from '../../preload/contract/index.ts';
import type { Changes } from '../guard/changes/changes.ts';
import { exitCode, failWith } from './exit.ts';
import { nothingInPast, type PastWords, pastText, possibleIn } from './past-changes.ts';
import { type PlaceFlags, placesOf } from './places.ts';
import { plainText } from './plain-text.ts';
import { entryText } from './views/plan.ts';
import { withChanges } from './with-changes.ts';

export interface UndoFlags extends PlaceFlags {
  readonly last?: true;
  readonly all?: true;
  readonly list?: true;
  readonly whenChanged: string;
  readonly json?: true;
  readonly devices: string;
}

const answers = ['refuse', 'keep-theirs', 'restore-ours'] as const;

export const undo = async (id: string | undefined, flags: UndoFlags): Promise<number> => {
  const whenChanged = answers.find((answer) => answer === flags.whenChanged);
  if (whenChanged === undefined) return failWith(noSuchAnswer(flags.whenChanged));
  return withChanges(placesOf(flags), flags, async ({ changes, nameOf }) => {
    const entries = changes.entries();
    if (!entries.ok) return failWith(entries.problem);
    if (flags.list || (id === undefined && !flags.last && !flags.all)) {
      process.stdout.write(
        flags.json
          ? `${JSON.stringify(entries.value, null, 2)}\n`
          : `${pastText(entries.value, words, nameOf)}\n`,
      );
      return exitCode.done;
    }
    const undoable = possibleIn(entries.value, words);
    const chosen =
      id === undefined
        ? flags.all
          ? undoable
          : undoable.slice(0, 1)
        : undoable.filter((entry) => entry.id === id);
    if (chosen.length === 0) return failWith(nothingInPast(id, words));
    return undoEach(changes, chosen, { whenChanged, json: flags.json === true, nameOf });
  });
};

const undoEach = async (
  changes: Changes,
  entries: readonly JournalEntry[],
  options: {
    readonly whenChanged: (typeof answers)[number];
    readonly json: boolean;
    readonly nameOf: (client: string) => string;
  },
): Promise<number> => {
  let code: number = exitCode.done;
  for (const { id } of entries) {
    const undone = await changes.undo(id, { whenChanged: options.whenChanged });
    if (!undone.ok) return failWith(undone.problem);
    const { entry, changed } = undone.value;
    if (changed.length > 0 && options.whenChanged === 'refuse') code = exitCode.failed;
    process.stdout.write(
      options.json
        ? `${JSON.stringify(undone.value)}\n`
        : `${[entryText(entry, options.nameOf), ...changed.map(changedText)].join('\n')}\n`,
    );
  }
  return code;
};

const changedText = ({ path, ours, theirs }: ChangedSince): string =>
  [
    `▲ ${plainText(path)} was changed by somebody since; it stays as it is now.`,
    ...block('as Callwarden had left it', ours),
    ...block('as it is now', theirs),
    '  Keep it: --when-changed keep-theirs. Put back what was before: --when-changed restore-ours.',
  ].join('\n');

const block = (title: string, text: string | null): string[] => [
  `  ${title}:`,
  ...(text === null
    ? ['    (no text, or gone)']
    : text.split('\n').map((l) => `    ${plainText(l)}`)),
];

const words: PastWords = {
  command: 'undo',
  none: 'Callwarden has changed nothing here.',
  states: ['done', 'partly-undone'],
  verb: 'take back',
  one: 'Take one back with',
  listed: 'changed',
};

const noSuchAnswer = (text: string): Problem => ({
  kind: 'usage',
  subject: '--when-changed',
  message: `“${text}” is no answer.`,
  advice: `Write one of ${answers.join(', ')}.`,
});
