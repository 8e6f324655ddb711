// `callwarden report`: the check as one file to print or to pass on.
import { writeFile } from 'node:fs/promises';
import packageFile from '../../../package.json' with { type: 'json' };
import { causeOf } from '../../outcome.ts';
import { exitCode, failWith } from '../exit.ts';
import { type PlaceFlags, placesOf } from '../places.ts';
import { withChanges } from '../with-changes.ts';
import { reportHtml } from './report-html.ts';

export interface ReportFlags extends PlaceFlags {
  readonly html?: string;
  readonly json?: true;
  readonly devices: string;
}

export const report = async (flags: ReportFlags): Promise<number> => {
  if (flags.html === undefined && !flags.json) return failWith(nothingAsked);
  return withChanges(placesOf(flags), flags, async ({ changes }) => {
    const checked = await changes.check();
    if (!checked.ok) return failWith(checked.problem);
    if (flags.json) process.stdout.write(`${JSON.stringify(checked.value, null, 2)}\n`);
    if (flags.html === undefined) return exitCode.done;
    try {
      // Never over something that is there: a report is no reason to lose a file.
      await writeFile(flags.html, reportHtml(checked.value, packageFile.version), {
        flag: 'wx',
        mode: 0o600,
      });
    } catch (thrown) {
      return failWith(cannotWrite(flags.html, causeOf(thrown)));
    }
    if (!flags.json) process.stdout.write(`Written: ${flags.html}\n`);
    return exitCode.done;
  });
};

const nothingAsked = {
  kind: 'usage',
  subject: 'report',
  message: 'Say how the report shall be written.',
  advice: 'Write --html FILE for a page to print, or --json.',
} as const;

const cannotWrite = (file: string, cause: string) =>
  ({
    kind: 'not-permitted',
    subject: file,
    message: `${file} could not be written.`,
    advice: 'Give the name of a file that is not there yet, in a folder where you may write.',
    cause,
  }) as const;
