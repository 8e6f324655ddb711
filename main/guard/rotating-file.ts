// Lines at the end of a file that never grows beyond a size: the old ones move on to FILE.1, FILE.2, … and are let go.
import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import * as z from 'zod';
import { causeOf, failure, type Outcome, success } from '../outcome.ts';

export interface RotatingFile {
  readonly file: string;
  /** The file is rotated before it would grow beyond this. */
  readonly bytes: number;
  /** How many old files are kept. */
  readonly keep: number;
}

/** `not-permitted` where the file is a link or may not be written. */
export const appendLines = (
  { file, bytes, keep }: RotatingFile,
  lines: readonly string[],
): Outcome<void> => {
  try {
    for (const text of lines.map((line) => `${line}\n`)) {
      if (sizeOf(file) > 0 && sizeOf(file) + Buffer.byteLength(text) > bytes) rotate(file, keep);
      const descriptor = openToAppend(file);
      try {
        writeSync(descriptor, text);
      } finally {
        closeSync(descriptor);
      }
    }
    return success(undefined);
  } catch (thrown) {
    return failure(cannotWrite(file, causeOf(thrown)));
  }
};

const openToAppend = (file: string): number => {
  const { O_WRONLY, O_APPEND, O_CREAT, O_NOFOLLOW } = constants;
  return openSync(file, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW, 0o640);
};

const sizeOf = (file: string): number => {
  const descriptor = openToAppend(file);
  try {
    return fstatSync(descriptor).size;
  } finally {
    closeSync(descriptor);
  }
};

const rotate = (file: string, keep: number): void => {
  rmSync(`${file}.${keep}`, { force: true });
  for (let at = keep - 1; at >= 1; at -= 1)
    try {
      renameSync(`${file}.${at}`, `${file}.${at + 1}`);
    } catch (thrown) {
      if (!(thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT')) throw thrown;
    }
  if (keep === 0) rmSync(file);
  else renameSync(file, `${file}.1`);
};

const cursorSchema = z.strictObject({ until: z.iso.datetime() });

/** Up to when everything stands in the file already, epoch milliseconds; null where nothing was written yet. */
export const readCursor = (file: string): number | null => {
  try {
    return Date.parse(cursorSchema.parse(JSON.parse(readFileSync(`${file}.cursor`, 'utf8'))).until);
  } catch {
    return null;
  }
};

export const keepCursor = (file: string, untilMs: number): Outcome<void> => {
  try {
    const cursor = { until: new Date(untilMs).toISOString() };
    writeFileSync(`${file}.cursor.new`, JSON.stringify(cursor), { mode: 0o640 });
    renameSync(`${file}.cursor.new`, `${file}.cursor`);
    return success(undefined);
  } catch (thrown) {
    return failure(cannotWrite(`${file}.cursor`, causeOf(thrown)));
  }
};

const cannotWrite = (file: string, cause: string) =>
  ({
    kind: 'not-permitted',
    subject: file,
    message: `${file} could not be written.`,
    advice: 'Name a plain file in a folder where you may write.',
    cause,
  }) as const;
