// A command of Windows, run to the end of everything that it starts, and what its exit code means.
import * as z from 'zod';
import { failure, type Outcome, success } from '../../../outcome.ts';
import { type Argv, oneLine } from '../../command/index.ts';
import { askProbe } from '../probe/index.ts';

const ended = z.strictObject({
  type: z.literal('ended'),
  outcome: z.enum(['done', 'slow', 'refused']),
  /** A system error code (winerror.h). */
  error: z.int().nonnegative(),
  exitCode: z.int().nonnegative(),
  /** Processes that it has left behind. */
  left: z.int().nonnegative(),
  said: z.string(),
});

/**
 * An uninstaller of NSIS goes on in a copy of itself, Squirrel's in a process that deletes it. What is still there after
 * this time is no part of it any more: a page in the browser that asks why, say.
 */
const graceMs = 2 * 60_000;

/**
 * Nothing that it prints is understood: its exit code is, in every language. Problems as those of `runCommand`, and
 * `unavailable` for an exit code that means a failure.
 */
export async function runWhole(command: Argv, timeLimitMs: number): Promise<Outcome<void>> {
  const words = ['--run', String(timeLimitMs), String(graceMs), ...command];
  const answer = await askProbe(words, ended, { patienceMs: timeLimitMs + graceMs + 10_000 });
  if (!answer.ok) return answer;
  const [end] = answer.value;
  if (end?.outcome === 'slow') return failure(tooSlow(command, timeLimitMs));
  if (end?.outcome === 'done' && isWell(command, end.exitCode)) return success(undefined);
  return failure(
    end === undefined || end.outcome === 'refused'
      ? notStarted(command, end?.error ?? 0)
      : ill(command, end.exitCode, end.said),
  );
}

/** MsiExec.exe and InstMsi.exe error messages: done, and Windows has to start anew (or does so now). */
const restartLater = 3010;
const restartsNow = 1641;

export const isWell = ([program]: Argv, exitCode: number): boolean =>
  exitCode === 0 ||
  (/(?:^|\\)msiexec\.exe$/i.test(program) && [restartLater, restartsNow].includes(exitCode));

/** winerror.h */
const fileNotFound = 2;
const needsElevation = 740;

const notStarted = ([program]: Argv, error: number) =>
  ({
    kind:
      error === fileNotFound
        ? 'not-found'
        : error === needsElevation
          ? 'not-permitted'
          : 'unavailable',
    subject: program,
    message: `${program} could not be started.`,
    advice: 'Look again at what is there: somebody else may have taken it away.',
    cause: `Windows error ${error}`,
  }) as const;

const tooSlow = ([program]: Argv, timeLimitMs: number) =>
  ({
    kind: 'timeout',
    subject: program,
    message: `${program} gave no answer within ${timeLimitMs / 1000} seconds and was ended.`,
    advice: 'Try again; if it stays so, restart the service that it asks.',
  }) as const;

const ill = (command: Argv, exitCode: number, said: string) =>
  ({
    kind: 'unavailable',
    subject: command[0],
    message: `${command[0]} failed (exit code ${exitCode}).`,
    advice: `Run "${command.map((part) => oneLine(part, 60)).join(' ')}" in a terminal to see why.`,
    cause: oneLine(said, 300),
  }) as const;
