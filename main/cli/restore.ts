// `callwarden restore`: brings back what a removal took to quarantine.
import type { JournalEntry, UndoResult } from '../../preload/contract/index.ts';
import { exitCode, failWith } from './exit.ts';
import { nothingInPast, type PastWords, pastText, possibleIn } from './past-changes.ts';
import { type PlaceFlags, placesOf } from './places.ts';
import { plainText } from './plain-text.ts';
import { entryText } from './views/plan.ts';
import { withChanges } from './with-changes.ts';

export interface RestoreFlags extends PlaceFlags {
  readonly last?: true;
  readonly list?: true;
  readonly json?: true;
  readonly devices: string;
}

export const restore = async (id: string | undefined, flags: RestoreFlags): Promise<number> =>
  withChanges(placesOf(flags), flags, async ({ changes, nameOf }) => {
    const entries = changes.entries();
    if (!entries.ok) return failWith(entries.problem);
    const removals = entries.value.filter(({ purpose }) => purpose === 'removal');
    if (flags.list || (id === undefined && !flags.last)) {
      process.stdout.write(
        flags.json
          ? `${JSON.stringify(removals, null, 2)}\n`
          : `${pastText(removals, words, nameOf, keptText)}\n`,
      );
      return exitCode.done;
    }
    const possible = possibleIn(removals, words);
    const chosen = id === undefined ? possible[0] : possible.find((entry) => entry.id === id);
    if (chosen === undefined) return failWith(nothingInPast(id, words));
    const restored = await changes.undo(chosen.id, { whenChanged: 'keep-theirs' });
    if (!restored.ok) return failWith(restored.problem);
    process.stdout.write(
      flags.json
        ? `${JSON.stringify(restored.value, null, 2)}\n`
        : restoredText(restored.value, nameOf),
    );
    return restored.value.changed.length > 0 ? exitCode.failed : exitCode.done;
  });

const restoredText = (
  { entry, changed }: UndoResult,
  nameOf: (client: string) => string,
): string => {
  const lines = [entryText(entry, nameOf)];
  for (const { path } of changed)
    lines.push(
      `▲ ${plainText(path)} is there anew, and stays so. What was there before is still in quarantine.`,
    );
  if (changed.length > 0)
    lines.push(`Put it back in its place: callwarden undo ${entry.id} --when-changed restore-ours`);
  else lines.push(whatStays(entry));
  return `${lines.join('\n')}\n`;
};

const words: PastWords = {
  command: 'restore',
  none: 'Callwarden has removed nothing here.',
  states: ['done'],
  verb: 'bring back',
  one: 'Bring one back with',
  listed: 'removed',
};

const keptText = ({ keptUntil }: JournalEntry): string =>
  keptUntil === null ? '' : `\n  kept until ${keptUntil.slice(0, 10)}`;

/** The entry says of each effect why it stays: a package is not ours to bring back. */
const whatStays = ({ effects }: JournalEntry): string => {
  const packages = effects.filter(
    ({ step, state }) => step.includes(':package:') && state !== 'undone',
  );
  return packages.length === 0
    ? 'All of it is back where it was.'
    : 'The files are back where they were. What a package manager removed, it has to install again.';
};
