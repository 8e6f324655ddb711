// The difference of two texts as lines for people: three lines around each change, nothing that could act on a screen.
import { structuredPatch } from 'diff';
import type { DiffLine } from '../../preload/contract/index.ts';

/** Longest line that is shown, characters, and most lines. */
const longestLine = 200;
const mostLines = 400;
/** A difference that takes longer to find is no longer one that a person reads. */
const timeout = 500;

/** Controls, and the marks that reorder or hide text (Unicode categories Cc, Cf, Zl, Zp, lone Cs); not the tab. */
const unsafe = /(?!\t)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Empty where either is no text, where nothing differs, or where too much does. */
export const textDifference = (before: Buffer, after: Buffer): DiffLine[] => {
  const [old, now] = [textOf(before), textOf(after)];
  if (old === null || now === null) return [];
  const patch = structuredPatch('', '', old, now, '', '', { context: 3, timeout });
  if (patch === undefined) return [];
  const isWindows = hasWindowsEnds(old) && hasWindowsEnds(now);
  const lines = patch.hunks.flatMap((hunk, index): DiffLine[] => [
    ...(index === 0 ? [] : [gap]),
    ...hunk.lines.flatMap((line) => shownLine(line, isWindows)),
  ]);
  const left = lines.length - mostLines;
  if (left <= 0) return lines;
  return [...lines.slice(0, mostLines), { kind: 'same', text: `… and ${left} lines more` }];
};

const gap: DiffLine = { kind: 'same', text: '…' };

const kinds: Readonly<Record<string, DiffLine['kind']>> = {
  ' ': 'same',
  '+': 'added',
  '-': 'removed',
};

const shownLine = (line: string, isWindows: boolean): DiffLine[] => {
  const kind = kinds[line.charAt(0)];
  // What is left begins with a backslash: a remark that the last line has no end.
  if (kind === undefined) return [];
  const text = isWindows ? line.slice(1).replace(/\r$/, '') : line.slice(1);
  return [{ kind, text: visible(text) }];
};

/** Where all lines of both end so, the ends are no news; where they differ, they are the news. */
const hasWindowsEnds = (text: string): boolean => !/(^|[^\r])\n/.test(text);

const visible = (text: string): string => {
  const head = text.length > longestLine ? `${text.slice(0, longestLine)}…` : text;
  return head.replaceAll(unsafe, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
  });
};

/** null where it is no text: invalid UTF-8, or a NUL in it. */
export const textOf = (bytes: Buffer): string | null => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
};
