// The administrator's rights through User Account Control: the probe asks, waits, and hands on what it was told.
import { closeSync, constants, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path/win32';
import * as z from 'zod';
import { causeOf, failure, success } from '../../../outcome.ts';
import type { Administrator } from '../../port/index.ts';
import { askProbe, nativeProbePath } from '../probe/index.ts';
import { accessLine, isOpenToOthers, wayTo } from './access-list.ts';

const account = z.strictObject({ type: z.literal('account'), elevated: z.boolean() });
const privateFolder = z.strictObject({
  type: z.literal('privateFolder'),
  path: z.string(),
  error: z.int().nonnegative(),
});
const elevationLine = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('said'), hex: z.string().regex(/^(?:[0-9a-f]{2})*$/) }),
  z.strictObject({
    type: z.literal('answer'),
    outcome: z.enum(['done', 'silent', 'declined', 'refused']),
    /** A system error code (winerror.h). */
    error: z.int().nonnegative(),
    exitCode: z.int().nonnegative(),
  }),
]);

export const administrator = (): Administrator => ({
  async isHere() {
    const answer = await askProbe(['--account'], account);
    return answer.ok ? success(answer.value.some(({ elevated }) => elevated)) : answer;
  },
  async openToOthers(files) {
    for (const [folder, own] of Object.entries(Object.groupBy(files, (file) => dirname(file)))) {
      const [first = folder, ...more] = own ?? [];
      const answer = await askProbe(['--access', ...more, ...wayTo(first)], accessLine);
      if (!answer.ok) return answer;
      if (isOpenToOthers(answer.value, 2 + more.length)) return success(first);
    }
    return success(null);
  },
  async run(program, patienceMs) {
    const answer = await askProbe(['--elevate', ...program], elevationLine, { patienceMs });
    if (!answer.ok) return answer;
    const said = answer.value.flatMap((line) => (line.type === 'said' ? [line.hex] : [])).join('');
    const end = answer.value.find((line) => line.type === 'answer');
    if (end?.outcome === 'done' && said !== '')
      return success(Buffer.from(said, 'hex').toString('utf8'));
    if (end?.outcome === 'declined') return failure(declined);
    return failure(
      notDone(`Windows error ${end?.error ?? 'unknown'}, exit code ${end?.exitCode ?? 'unknown'}`),
    );
  },
  answer(place, text) {
    // Any other file would be written with the administrator's rights.
    if (!/^\\\\\.\\pipe\\callwarden-[0-9a-f]{32}$/.test(place)) return failure(noPipe(place));
    try {
      const pipe = openSync(place, constants.O_WRONLY);
      try {
        const bytes = Buffer.from(text);
        for (let at = 0; at < bytes.length; ) at += writeSync(pipe, bytes, at);
      } finally {
        closeSync(pipe);
      }
      return success(undefined);
    } catch (thrown) {
      return failure({ ...noPipe(place), kind: 'unavailable', cause: causeOf(thrown) });
    }
  },
  async folder() {
    const answer = await askProbe(['--private-folder'], privateFolder);
    if (!answer.ok) return answer;
    const [made] = answer.value;
    if (made?.error !== 0) return failure(notMade(made?.path ?? 'ProgramData', made?.error ?? 0));
    const access = await askProbe(['--access', ...wayTo(made.path)], accessLine);
    if (!access.ok) return access;
    return isOpenToOthers(access.value, 1)
      ? failure(notTheirFolder(made.path))
      : success(made.path);
  },
  programs: [nativeProbePath() ?? []].flat(),
});

const declined = {
  kind: 'not-permitted',
  subject: 'administrator',
  message: 'The administrator’s part was not done: you said no when you were asked.',
  advice: 'Do it again and say yes, or leave out the steps that need the administrator.',
} as const;

const notDone = (cause: string) =>
  ({
    kind: 'not-permitted',
    subject: 'administrator',
    message:
      'The administrator’s part was not done: Windows did not start it, or it gave no answer.',
    advice: 'Try again, or leave out the steps that need the administrator.',
    cause,
  }) as const;

const notMade = (subject: string, error: number) =>
  ({
    kind: 'storage',
    subject,
    message: 'The folder for what is done as the administrator could not be made.',
    advice: 'See that the disk is not full.',
    cause: `Windows error ${error}`,
  }) as const;

const notTheirFolder = (subject: string) =>
  ({
    kind: 'not-permitted',
    subject,
    message: `${subject} can be changed by others than the administrator, so nothing is kept there and nothing was changed.`,
    advice: 'Rename or delete it as an administrator, then try again.',
  }) as const;

const noPipe = (place: string) =>
  ({
    kind: 'usage',
    subject: place,
    message: 'There is nobody to whom this answer could be given.',
    advice: 'Use callwarden lockdown, remove or undo: they call it.',
  }) as const;
