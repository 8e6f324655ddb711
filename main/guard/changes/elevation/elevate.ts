// The person's side: writes the plan down, and has the administrator's side do it, with one question for a password.
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  type JournalEntry,
  journalEntrySchema,
  outcomeOf,
  type Problem,
  type UndoResult,
  undoResultSchema,
} from '../../../../preload/contract/index.ts';
import type { ActionPlan } from '../../../journal/index.ts';
import { causeOf, failure, type Outcome, success } from '../../../outcome.ts';
import { type Argv, runCommand } from '../../../platform/command/index.ts';
import { isRootsOwn } from '../../../platform/files/index.ts';
import type { Administrator } from '../../../platform/port/index.ts';
import type { UndoOptions } from '../changes.ts';
import { notAsked, whyNotDone } from './not-done.ts';
import { filesOf } from './program-files.ts';
import { planToText } from './wire.ts';

export interface Elevation {
  /** What asks for the password and runs the rest as root: `pkexec`, or on macOS what `mac-asker.ts` says. */
  readonly asker: readonly string[];
  /** It asks at our own terminal. */
  readonly inTerminal?: boolean;
  /** Has somebody ready who asks, for as long as it takes; gives the function that ends it. */
  readonly haveAsked?: () => Promise<() => void>;
  /** All that it may see of our environment; everything where absent. */
  readonly env?: NodeJS.ProcessEnv;
  /** Where the system asks by itself: nobody else is needed then. */
  readonly administrator?: Administrator;
  /** How this very program is run from a terminal: a Node and its script, or the packaged program. */
  readonly program: Argv;
}

/** A person has to find their password, and a package manager may move gigabytes: stopped half-way it would be worse. */
const patienceMs = 40 * 60_000;

/** Where both sides meet: plans, and what a person says meanwhile. */
export const elevatedFolder = (folder: string): string => join(folder, 'elevated');

/** With `purge` nothing of what goes to root's quarantine is kept. */
export const runAsRoot = async (
  plan: ActionPlan,
  folder: string,
  elevation: Elevation,
  purge: boolean,
): Promise<Outcome<JournalEntry>> => {
  const text = planToText(
    plan,
    plan.actions.filter(({ needsRoot }) => needsRoot),
  );
  if (!text.ok) return text;
  const file = join(elevatedFolder(folder), `${randomUUID()}.json`);
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, text.value, { flag: 'wx', mode: 0o600 });
  } catch (thrown) {
    return failure(cannotWrite(file, causeOf(thrown)));
  }
  const sha256 = createHash('sha256').update(text.value).digest('hex');
  try {
    const words = ['apply', '--plan', file, '--sha256', sha256, ...(purge ? ['--purge'] : [])];
    const told = await ask(elevation, words);
    return told.ok ? parsed(told.value, outcomeOf(journalEntrySchema)) : told;
  } finally {
    unlinkSync(file);
  }
};

export const undoAsRoot = async (
  entry: string,
  { whenChanged, steps = [] }: UndoOptions,
  elevation: Elevation,
): Promise<Outcome<UndoResult>> => {
  const only = steps.flatMap((step) => ['--step', step]);
  const told = await ask(elevation, ['undo', entry, '--when-changed', whenChanged, ...only]);
  return told.ok ? parsed(told.value, outcomeOf(undoResultSchema)) : told;
};

const ask = (elevation: Elevation, words: readonly string[]): Promise<Outcome<string>> =>
  elevation.administrator === undefined
    ? askByCommand(elevation, words)
    : askBySystem(elevation.administrator, elevation.program, words);

const askBySystem = async (
  administrator: Administrator,
  program: Argv,
  words: readonly string[],
): Promise<Outcome<string>> => {
  const untrusted = await untrustedBySystem(administrator, program);
  if (untrusted !== null) return failure(untrusted);
  return administrator.run([...program, 'elevated', ...words], patienceMs);
};

/** null where the program and its helpers are the administrators' own. Both sides ask: the person's would warn them. */
export const untrustedBySystem = async (
  administrator: Administrator,
  program: Argv,
): Promise<Problem | null> => {
  const files = filesOf(program);
  if (files === null) return notRoots(program.join(' '));
  const open = await administrator.openToOthers([...files, ...administrator.programs]);
  if (!open.ok) return open.problem;
  return open.value === null ? null : notRoots(open.value);
};

const askByCommand = async (
  { asker, program, haveAsked, ...how }: Elevation,
  words: readonly string[],
): Promise<Outcome<string>> => {
  const untrusted = untrustedProgram(program);
  if (untrusted !== null) return failure(untrusted);
  const [first, ...rest] = [...asker, ...program, 'elevated', ...words];
  if (first === undefined) return failure(notAsked('nothing to run'));
  const endAsking = await haveAsked?.();
  const finished = await runCommand([first, ...rest], { ...how, timeLimitMs: patienceMs });
  endAsking?.();
  if (!finished.ok) return finished;
  // Whoever was let in tells an outcome, whatever it is.
  const { stdout } = finished.value;
  return stdout === '' ? failure(whyNotDone(finished.value)) : success(stdout);
};

type Told<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };

const parsed = <T>(
  text: string,
  schema: { safeParse(value: unknown): { success: boolean; data?: Told<T> } },
): Outcome<T> => {
  try {
    const told = schema.safeParse(JSON.parse(text));
    if (told.data !== undefined) return told.data;
  } catch (thrown) {
    return failure(notAsked(causeOf(thrown)));
  }
  return failure(notAsked('its answer was not understood'));
};

/** What root runs must be root's own, or anybody who may write it would be root next. */
const untrustedProgram = (program: Argv): Problem | null => {
  const files = filesOf(program);
  const others = files === null ? program.join(' ') : files.find((file) => !isRootsOwn(file));
  return others === undefined ? null : notRoots(others);
};

const notRoots = (path: string): Problem => ({
  kind: 'not-permitted',
  subject: path,
  message:
    'This copy of Callwarden can be written by others than the administrator, so it is not run as one.',
  advice:
    'Install the package for the whole machine, or leave out the steps that need the administrator.',
});

const cannotWrite = (file: string, cause: string): Problem => ({
  kind: 'storage',
  subject: file,
  message: 'The plan cannot be written down, so nothing was changed.',
  advice: 'See Settings for what is wrong with the folder.',
  cause,
});
