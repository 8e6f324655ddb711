// Files made of `[sections]` and `key=value` lines, kept as the very lines they are: what is not touched is not changed.
// The dialects differ in comments and in how a value goes on; see `qt-ini.ts` and `keyfile.ts`.
import { byteOrderMark, type Stands } from './text.ts';

export interface Dialect {
  /** Characters that make a line a comment when it starts with one. */
  readonly comments: string;
  /** The section of keys that stand before any section. */
  readonly firstSection: string;
  /** Where the logical line that starts here ends: the index after its last character, its line ending excluded. */
  endOfLine(text: string, start: number): number;
}

interface Line {
  /** What stands there, without its ending; a value that goes on holds line breaks itself. */
  readonly text: string;
  readonly ending: string;
  /** From 1: the first of its lines in the file. */
  readonly number: number;
}

export interface IniDocument {
  readonly dialect: Dialect;
  /** The byte-order mark, or nothing. */
  readonly head: string;
  readonly lines: readonly Line[];
}

export function parseIni(text: string, dialect: Dialect): IniDocument {
  const head = text.startsWith(byteOrderMark) ? byteOrderMark : '';
  const lines: Line[] = [];
  let number = 1;
  for (let start = head.length; start < text.length; ) {
    const end = dialect.endOfLine(text, start);
    const ending = text.startsWith('\r\n', end) ? '\r\n' : text.slice(end, end + 1);
    const line = text.slice(start, end);
    lines.push({ text: line, ending, number });
    number += 1 + countBreaks(line);
    start = end + ending.length;
  }
  return { dialect, head, lines };
}

export const printIni = ({ head, lines }: IniDocument): string =>
  head + lines.map(({ text, ending }) => text + ending).join('');

interface Assignment {
  readonly index: number;
  readonly line: Line;
  readonly section: string;
  readonly key: string;
  /** Where the value starts in the line's text. */
  readonly valueStart: number;
}

/** The value that counts: of several, the last one. Trimmed, otherwise as written. */
export function getIni(document: IniDocument, section: string, key: string): Stands | null {
  const found = lastOf(document, section, key);
  if (found === null) return null;
  const { line, valueStart } = found;
  return { value: line.text.slice(valueStart).trim(), line: line.number, excerpt: line.text };
}

/** Every key of a section with the value that counts, in the order in which the keys first appear. */
export function entriesOfIni(document: IniDocument, section: string): ReadonlyMap<string, Stands> {
  const entries = new Map<string, Stands>();
  for (const { line, key, valueStart, section: its } of assignments(document)) {
    if (its !== section) continue;
    const value = line.text.slice(valueStart).trim();
    entries.set(key, { value, line: line.number, excerpt: line.text });
  }
  return entries;
}

/**
 * Sets one key, and changes nothing else: in place where it stands (every one of several, so that no reader sees
 * another value), else at the end of its section, else in a new section at the end.
 */
export function setIni(
  document: IniDocument,
  section: string,
  key: string,
  value: string,
): IniDocument {
  const standing = [...assignments(document)].filter(
    (entry) => entry.section === section && entry.key === key,
  );
  if (standing.length > 0) {
    const lines = [...document.lines];
    for (const { index, line, valueStart } of standing) {
      const gap = /^[ \t]*/.exec(line.text.slice(valueStart))?.[0] ?? '';
      lines[index] = { ...line, text: line.text.slice(0, valueStart) + gap + value };
    }
    return { ...document, lines };
  }
  const at = endOfSection(document, section);
  const added = [`${key}=${value}`];
  if (at === null) added.unshift(...(document.lines.length > 0 ? [''] : []), `[${section}]`);
  return insertLines(document, at ?? document.lines.length, added);
}

/** Takes every line of one key out, and changes nothing else. */
export function removeIni(document: IniDocument, section: string, key: string): IniDocument {
  const standing = new Set(
    [...assignments(document)]
      .filter((entry) => entry.section === section && entry.key === key)
      .map(({ index }) => index),
  );
  return { ...document, lines: document.lines.filter((_, index) => !standing.has(index)) };
}

function lastOf(document: IniDocument, section: string, key: string): Assignment | null {
  let last: Assignment | null = null;
  for (const entry of assignments(document)) {
    if (entry.section === section && entry.key === key) last = entry;
  }
  return last;
}

function* assignments({ dialect, lines }: IniDocument): Generator<Assignment> {
  let section = dialect.firstSection;
  for (const [index, line] of lines.entries()) {
    const { text } = line;
    const named = sectionOf(text);
    if (named !== null) section = named;
    if (named !== null || isComment(text, dialect)) continue;
    const equals = text.indexOf('=');
    if (equals < 0) continue;
    yield { index, line, section, key: text.slice(0, equals).trim(), valueStart: equals + 1 };
  }
}

const sectionOf = (text: string): string | null => /^\s*\[([^\]]*)\]/.exec(text)?.[1] ?? null;

const isComment = (text: string, dialect: Dialect): boolean =>
  dialect.comments.includes(text.trimStart().charAt(0) || '\0');

/** The index after the last line of a section that says something; null where there is no such section. */
function endOfSection({ dialect, lines }: IniDocument, wanted: string): number | null {
  let section = dialect.firstSection;
  let end: number | null = null;
  for (const [index, { text }] of lines.entries()) {
    section = sectionOf(text) ?? section;
    if (section !== wanted) continue;
    const here = sectionOf(text) !== null || text.includes('=');
    if (here) end = index + 1;
  }
  return end;
}

function insertLines(document: IniDocument, at: number, added: readonly string[]): IniDocument {
  const ending = document.lines.find((line) => line.ending !== '')?.ending ?? '\n';
  const before = document.lines.slice(0, at);
  const last = before.at(-1);
  if (last !== undefined && last.ending === '') before[before.length - 1] = { ...last, ending };
  const inserted = added.map((text) => ({ text, ending, number: 0 }));
  // Line numbers are those of the file that was read; a changed document is printed and read anew.
  return { ...document, lines: [...before, ...inserted, ...document.lines.slice(at)] };
}

function countBreaks(text: string): number {
  let breaks = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) breaks += 1;
  return breaks;
}
