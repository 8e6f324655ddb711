// `callwarden remove`: shows all of a client that is here and what would become of it, asks, takes it away, looks again.
import { isAbsolute, resolve } from 'node:path';
import type { Plan, Problem, Remnant, Removed, Survey } from '../../preload/contract/index.ts';
import type { Changes } from '../guard/changes/changes.ts';
import { confirmed } from './confirm.ts';
import { exitCode, failWith } from './exit.ts';
import { type PlaceFlags, placesOf } from './places.ts';
import { plainText } from './plain-text.ts';
import { planText, runText } from './views/plan.ts';
import { surveyText } from './views/survey.ts';
import { withChanges } from './with-changes.ts';

export interface RemoveFlags extends PlaceFlags {
  readonly dryRun?: true;
  readonly yes?: true;
  readonly json?: true;
  readonly purge?: true;
  readonly keep?: readonly string[];
  readonly also?: readonly string[];
  readonly devices: string;
}

export const remove = async (client: string, flags: RemoveFlags): Promise<number> =>
  withChanges(placesOf(flags), flags, async ({ changes }) => {
    const surveyed = await changes.survey(client);
    if (!surveyed.ok) return failWith(surveyed.problem);
    const survey = surveyed.value;
    const unknown = (flags.also ?? []).find((id) => !survey.remnants.some((one) => one.id === id));
    if (unknown !== undefined) return failWith(noSuchRemnant(unknown, survey));
    const chosen = chosenOf(survey, flags);
    if (!flags.json) process.stdout.write(surveyText(survey, new Set(chosen)));
    if (chosen.length === 0) {
      if (flags.json) process.stdout.write(`${JSON.stringify({ survey, plan: null }, null, 2)}\n`);
      return exitCode.done;
    }
    const purge = flags.purge === true;
    const plan = await changes.planRemoval({ client, chosen, purge });
    if (!plan.ok) return failWith(plan.problem);
    if (flags.dryRun) {
      process.stdout.write(
        flags.json
          ? `${JSON.stringify({ survey, plan: plan.value }, null, 2)}\n`
          : `\n${planText(plan.value)}`,
      );
      return exitCode.done;
    }
    return removeIt(changes, survey, plan.value, flags);
  });

const removeIt = async (
  changes: Changes,
  survey: Survey,
  plan: Plan,
  flags: RemoveFlags,
): Promise<number> => {
  if (!flags.json) process.stdout.write(`\n${planText(plan)}`);
  const question = flags.purge
    ? `Remove ${survey.name}, and delete for good what goes to quarantine?`
    : `Remove ${survey.name}?`;
  if (!flags.yes && !(await confirmed(question))) {
    process.stdout.write('Nothing was changed.\n');
    return exitCode.done;
  }
  const removed = await stoppable(changes, () => changes.remove(plan.id));
  if (!removed.ok) return failWith(removed.problem);
  process.stdout.write(
    flags.json
      ? `${JSON.stringify({ survey, plan, ...removed.value }, null, 2)}\n`
      : removedText(removed.value, flags.purge === true),
  );
  const stays = removed.value.left.remnants.some(
    ({ id, belonging }) => belonging === 'client' && plan.effects.some(({ step }) => step === id),
  );
  return stays ? exitCode.found : exitCode.done;
};

/** Ctrl+C stops it where it is safe, and what was done is taken back; a second one ends the program at once. */
const stoppable = async <T>(changes: Changes, work: () => Promise<T>): Promise<T> => {
  const stop = (): void => {
    process.stderr.write('callwarden: stopping at the next safe point …\n');
    changes.cancel();
  };
  process.once('SIGINT', stop);
  try {
    return await work();
  } finally {
    process.off('SIGINT', stop);
  }
};

const removedText = ({ entry, verdict, comeBack }: Removed, purged: boolean): string => {
  const lines = [runText(entry), `${plainText(verdict, 2_000)}\n`];
  if (comeBack !== null) lines.push(`${plainText(comeBack, 2_000)}\n`);
  if (!purged && entry.keptUntil !== null)
    lines.push(
      `In quarantine until ${entry.keptUntil.slice(0, 10)}. Bring it back with: callwarden restore ${entry.id}\n`,
    );
  return lines.join('');
};

/** What is the client's beyond doubt, what was named besides, and nothing that is to be kept. */
const chosenOf = ({ remnants }: Survey, flags: RemoveFlags): readonly string[] => {
  const keep = (flags.keep ?? []).map((path) => keptPath(path, placesOf(flags).home));
  return remnants
    .filter(({ id, chosen }) => chosen || flags.also?.includes(id) === true)
    .filter((one) => flags.keep?.includes(one.id) !== true)
    .filter((one) => !keep.some((path) => touches(one, path)))
    .map(({ id }) => id);
};

const keptPath = (path: string, home: string): string => {
  if (path.startsWith('~/')) return resolve(home, path.slice(2));
  return isAbsolute(path) ? resolve(path) : resolve(process.cwd(), path);
};

/** A folder that holds what is to be kept stays too. */
const touches = ({ path, shown }: Remnant, kept: string): boolean =>
  [path, shown].some(
    (each) =>
      each !== null &&
      (each === kept || kept.startsWith(`${each}/`) || each.startsWith(`${kept}/`)),
  );

const noSuchRemnant = (id: string, { remnants }: Survey): Problem => {
  const others = remnants.filter(
    ({ chosen, way }) => !chosen && way !== 'keep' && way !== 'by-hand',
  );
  return {
    kind: 'usage',
    subject: '--also',
    message: `“${id}” is not there.`,
    advice:
      others.length === 0
        ? 'There is nothing more to choose.'
        : `To choose from: ${others.map((one) => one.id).join(', ')}.`,
  };
};
