// Inside this room what goes wrong is thrown, so that a dozen system calls read as such; at its doors it is a value.
import type { Problem } from '../../preload/contract/index.ts';
import { causeOf, failure, type Outcome, success } from '../outcome.ts';

export class Refusal extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

export const refuse = (
  kind: Problem['kind'],
  subject: string,
  message: string,
  advice: string,
  cause?: string,
): never => {
  throw new Refusal({ kind, subject, message, advice, ...(cause === undefined ? {} : { cause }) });
};

export const codeOf = (thrown: unknown): string =>
  thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';

/** The room's doors: whatever was thrown becomes a problem about `subject`. */
export const attempt = async <T>(
  subject: string,
  work: () => Promise<T> | T,
): Promise<Outcome<T>> => {
  try {
    return success(await work());
  } catch (thrown) {
    return failure(problemOf(subject, thrown));
  }
};

export const attemptNow = <T>(subject: string, work: () => T): Outcome<T> => {
  try {
    return success(work());
  } catch (thrown) {
    return failure(problemOf(subject, thrown));
  }
};

type Saying = readonly [kind: Problem['kind'], message: string, advice: string];

/** What the system's refusals mean for a person: errno(3). */
const sayings: Readonly<Record<string, Saying>> = {
  ENOENT: [
    'not-found',
    'is not there.',
    'Look again: something has changed since the plan was made.',
  ],
  ENOTDIR: [
    'conflict',
    'has a link or a file on its way where a folder was expected, and it is not followed.',
    'Use the path without links.',
  ],
  ELOOP: [
    'conflict',
    'is a link where a file was expected, and it is not followed.',
    'Look again: something has changed since the plan was made.',
  ],
  EINVAL: ['conflict', 'is no regular file.', 'Look at it by hand: it may be a device or a pipe.'],
  EACCES: ['not-permitted', 'may not be changed by you.', 'Do it as the user whom it belongs to.'],
  EPERM: [
    'not-permitted',
    'may not be changed: it belongs to somebody else, or it is marked as immutable.',
    'See with "lsattr" whether it is marked "i", and do it as the user whom it belongs to.',
  ],
  EROFS: ['not-permitted', 'is on a disk that can only be read.', 'Make the disk writable first.'],
  EBUSY: ['conflict', 'is in use by the system (a mount point, for one).', 'Unmount it first.'],
  EEXIST: ['conflict', 'was put there by somebody meanwhile.', 'Look at it, then try again.'],
  ENOTEMPTY: ['conflict', 'was filled by somebody meanwhile.', 'Look at it, then try again.'],
  EXDEV: ['conflict', 'has another disk mounted in it.', 'Unmount it first.'],
  ENOSPC: ['storage', 'needs more room than the disk has.', 'Free some space, then try again.'],
  EDQUOT: ['storage', 'needs more room than you are allowed.', 'Free some space, then try again.'],
  EFBIG: ['storage', 'would be larger than a file may be.', 'Raise the limit on file sizes.'],
};

/** The same refusal has another cause, and another way out, on another system. */
const sayingsOf: Readonly<Partial<Record<NodeJS.Platform, typeof sayings>>> = {
  // Apps, and what other programs keep, by permission alone since macOS 13:
  // https://lapcatsoftware.com/articles/AppManagement.html
  darwin: {
    EPERM: [
      'not-permitted',
      'may not be changed: macOS protects it from other programs, or it belongs to somebody else.',
      'Allow Callwarden, or the terminal that it runs in, in System Settings, Privacy & Security, under App Management and, for other data, under Full Disk Access; then try again.',
    ],
  },
  // libuv's names for ERROR_ACCESS_DENIED and ERROR_SHARING_VIOLATION (https://docs.libuv.org/en/v1.x/errors.html).
  win32: {
    EPERM: [
      'not-permitted',
      'may not be changed: Windows does not let you, or a program uses it.',
      'End what uses it, or do it as the user whom it belongs to.',
    ],
    EBUSY: ['conflict', 'is in use by a program.', 'End what uses it, then try again.'],
  },
};

/** `platform`: whose refusal it is. */
export const problemOf = (
  subject: string,
  thrown: unknown,
  platform: NodeJS.Platform = process.platform,
): Problem => {
  if (thrown instanceof Refusal) return thrown.problem;
  const cause = causeOf(thrown);
  const code = codeOf(thrown);
  const saying = sayingsOf[platform]?.[code] ?? sayings[code];
  if (saying === undefined) {
    const message = `${subject} could not be changed.`;
    return { kind: 'storage', subject, message, advice: 'Check the disk that it is on.', cause };
  }
  const [kind, message, advice] = saying;
  return { kind, subject, message: `${subject} ${message}`, advice, cause };
};
