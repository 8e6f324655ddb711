// The difference of two texts as lines for people: three lines around each change, nothing that could act on a screen.
import { structuredPatch } from 'diff';
import type { DiffLine } from '../../preload/contract/index.ts';

/** Lines around a change. */
const context = 3;
/** Longest line that is shown, characters, and most lines. */
const longestLine = 200;
const mostLines = 400;
/** Beyond this the shortest difference is not looked for: its cost grows with the square. */
const mostEdits = 500;
const mostCompared = 5_000;

/** Controls, and the marks that reorder or hide text (Unicode categories Cc, Cf, Zl, Zp, lone Cs); not the tab. */
const unsafe = /(?!\t)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Empty where either is no text, where nothing differs, or where too much does. */
export const textDifference = (before: Buffer, after: Buffer): DiffLine[] => {
  const [old, now] = [textOf(before), textOf(after)];
  if (old === null || now === null) return [];
  const isWindows = hasWindowsEnds(old) && hasWindowsEnds(now);
  const lines = changedLines(old, now).flatMap((line) => shownLine(line, isWindows));
  const left = lines.length - mostLines;
  if (left <= 0) return lines;
  return [...lines.slice(0, mostLines), { kind: 'same', text: `… and ${left} lines more` }];
};

/** As `diff -u` marks them: a space, `+` or `-` before each; `…` alone between changes that lie apart. */
const changedLines = (old: string, now: string): string[] => {
  const [from, to] = [linesOf(old), linesOf(now)];
  const shorter = Math.min(from.length, to.length);
  let head = 0;
  while (head < shorter && from[head] === to[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && from[from.length - 1 - tail] === to[to.length - 1 - tail])
    tail += 1;
  const start = Math.max(0, head - context);
  const end = Math.max(0, tail - context);
  const [fromPart, toPart] = [
    from.slice(start, from.length - end),
    to.slice(start, to.length - end),
  ];
  if (Math.max(fromPart.length, toPart.length) <= mostCompared) {
    const options = { context, maxEditLength: mostEdits };
    const patch = structuredPatch('', '', fromPart.join(''), toPart.join(''), '', '', options);
    if (patch !== undefined)
      return patch.hunks.flatMap(({ lines }, index) => (index === 0 ? lines : [gap, ...lines]));
  }
  const before = head - start;
  const after = tail - end;
  const marked = (mark: string, lines: readonly string[]): string[] =>
    lines.map((line) => `${mark}${line.replace(/\n$/, '')}`);
  return [
    ...marked(' ', fromPart.slice(0, before)),
    ...marked('-', fromPart.slice(before, fromPart.length - after)),
    ...marked('+', toPart.slice(before, toPart.length - after)),
    ...marked(' ', fromPart.slice(fromPart.length - after)),
  ];
};

const linesOf = (text: string): string[] => (text === '' ? [] : text.split(/(?<=\n)/));

const gap = ' …';

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
