// The administrator's policy: read anew whenever it is asked for, and believed only where nobody else could have written it.
import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import {
  type Health,
  type HeldPolicy,
  type JournalEntry,
  type Policy,
  type Problem,
  policySchema,
  type Settings,
  settingsSchema,
} from '../../preload/contract/index.ts';
import { causeOf, failure, type Outcome, success } from '../outcome.ts';

export const policyFile = '/etc/callwarden/policy.json';

/** More than this is no policy. */
const longestBytes = 256 * 1024;

/** null where there is none. `not-permitted` where others may write it, `invalid-data` where it is not understood. */
export const readPolicy = (file = policyFile): Outcome<Policy | null> => {
  try {
    const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
    const descriptor = openSync(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    try {
      const there = fstatSync(descriptor);
      if (!there.isFile() || there.uid !== 0 || (there.mode & 0o022) !== 0)
        return failure(notTheirs(file));
      if (there.size > longestBytes) return failure(notUnderstood(file, 'it is too long'));
      const parsed = policySchema.safeParse(JSON.parse(readFileSync(descriptor, 'utf8')));
      return parsed.success
        ? success(parsed.data)
        : failure(notUnderstood(file, z.prettifyError(parsed.error)));
    } finally {
      closeSync(descriptor);
    }
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? thrown.code : null;
    if (code === 'ENOENT' || code === 'ENOTDIR') return success(null);
    return failure(notUnderstood(file, causeOf(thrown)));
  }
};

/** What holds: a policy that is not understood holds nothing, and doctor says so. */
export const policyNow = (): Policy | null => {
  const policy = readPolicy();
  return policy.ok ? policy.value : null;
};

/** The settings that the policy fixes, in place of a person's own. */
export const underPolicy = (settings: Settings, policy: Policy | null): Settings => {
  const fixed = Object.entries(policy?.settings ?? {}).filter(([, value]) => value !== undefined);
  return { ...settings, ...(Object.fromEntries(fixed) as Partial<Settings>) };
};

/** As it holds for this user, as `policyNow`. */
export const policyFor = (uid: number, policy = policyNow()): HeldPolicy | null =>
  policy && {
    file: policyFile,
    policy,
    fixed: settingsSchema
      .keyof()
      .options.filter((field) => Object.hasOwn(policy.settings ?? {}, field)),
    keptChanges: uid === 0 ? [] : (policy.undo?.administratorOnly ?? []),
  };

/** null where this user may take the change back. The administrator always may. */
export const refusedUndo = (
  { id, purpose }: Pick<JournalEntry, 'id' | 'purpose'>,
  uid: number,
  policy: Policy | null,
): Problem | null =>
  uid !== 0 && policy?.undo?.administratorOnly.includes(purpose)
    ? {
        kind: 'not-permitted',
        subject: id,
        message:
          'Your administrator has set that changes of this kind are not taken back by users.',
        advice: 'Ask them to take it back.',
      }
    : null;

/** A line for doctor; null where there is no policy. */
export const policyHealth = (): Health | null => {
  const policy = readPolicy();
  if (policy.ok && policy.value === null) return null;
  return policy.ok
    ? {
        part: 'policy',
        state: 'working',
        detail: [
          `Your administrator’s policy in ${policyFile} holds.`,
          ...doings(policy.value),
        ].join(' '),
        advice: null,
      }
    : {
        part: 'policy',
        state: 'absent',
        detail: `${policy.problem.message} It holds nothing.`,
        advice: policy.problem.advice,
      };
};

/** What a person meets of it, a sentence each. */
const doings = (policy: Policy | null): readonly string[] => [
  ...Object.entries(setBy).flatMap(([field, sentence]) =>
    Object.hasOwn(policy?.settings ?? {}, field) ? [sentence] : [],
  ),
  ...(policy?.alerts?.off.length ? ['It switches some alerts off.'] : []),
  ...(policy?.undo?.administratorOnly.length
    ? ['It has some changes taken back by the administrator alone.']
    : []),
];

const setBy: Readonly<Record<keyof NonNullable<Policy['settings']>, string>> = {
  notifications: 'It sets whether notifications are shown.',
  retentionDays: 'It sets how long history is kept.',
  microphoneKeptMinutes: 'It sets when an open microphone is worth an alert.',
  watchNames: 'It sets whether names are read from this machine’s traffic.',
};

const notTheirs = (file: string): Problem => ({
  kind: 'not-permitted',
  subject: file,
  message: `${file} is no plain file that the administrator alone may write.`,
  advice: `Run as the administrator: chown root ${file}; chmod 644 ${file}.`,
});

const notUnderstood = (file: string, cause: string): Problem => ({
  kind: 'invalid-data',
  subject: file,
  message: `${file} is not understood.`,
  advice: 'Compare it with docs/schemas/policy.schema.json.',
  cause,
});
