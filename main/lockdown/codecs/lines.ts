// Files of one statement a line, `#` before what does not count: a line is taken out by a `#`, and the rest stays.
import { type Outcome, success } from '../../outcome.ts';
import { byteOrderMark, textOf } from './text.ts';

export interface Line {
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

export function linesLike(content: Buffer, path: string, wanted: RegExp): Outcome<readonly Line[]> {
  const text = textOf(content, path);
  if (!text.ok) return text;
  const lines = withoutMark(text.value)
    .split(/\r?\n/)
    .map((line, index) => ({ number: index + 1, text: line }));
  return success(lines.filter((line) => wanted.test(line.text)));
}

/** `wanted` must not match a line that is commented out already. */
export function commentOut(content: Buffer, path: string, wanted: RegExp): Outcome<Buffer> {
  const text = textOf(content, path);
  if (!text.ok) return text;
  const body = withoutMark(text.value);
  const mark = text.value.slice(0, text.value.length - body.length);
  const parts = body.split(/(\r?\n)/).map((part) => (wanted.test(part) ? `#${part}` : part));
  return success(Buffer.from(mark + parts.join('')));
}

const withoutMark = (text: string): string =>
  text.startsWith(byteOrderMark) ? text.slice(byteOrderMark.length) : text;
