// Configuration files are bytes; every codec here reads them as UTF-8 that loses nothing, or says that it cannot.
import { failure, type Outcome, success } from '../../outcome.ts';

/** Where a value stands in its file. */
export interface Stands {
  readonly value: string;
  /** From 1. */
  readonly line: number;
  /** The line as it is written. */
  readonly excerpt: string;
}

/** The text with its byte-order mark, if it has one. `invalid-data` where writing it back would not give the same bytes. */
export function textOf(content: Buffer, path: string): Outcome<string> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
    if (!text.includes('\0')) return success(text);
  } catch {
    // Said below.
  }
  return notUnderstood(path, 'it is not written in UTF-8');
}

export const notUnderstood = (path: string, why: string): Outcome<never> =>
  failure({
    kind: 'invalid-data',
    subject: path,
    message: `${path} cannot be read as a settings file: ${why}.`,
    advice: 'Nothing was changed. Open the file in an editor, or let the program write it anew.',
  });

export const byteOrderMark = '\uFEFF';
