// Desktop entries, autostart files, flatpak metadata and overrides, mimeapps.list: GLib's key files.
// https://docs.gtk.org/glib/struct.KeyFile.html: `#` comments, one line a value, of two equal keys the last counts.
import { type Outcome, success } from '../../outcome.ts';
import {
  type Dialect,
  getIni,
  type IniDocument,
  parseIni,
  printIni,
  removeIni,
  setIni,
} from './ini-document.ts';
import { textOf } from './text.ts';

const dialect: Dialect = {
  comments: '#',
  firstSection: '',
  endOfLine: (text, start) => {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    return end > start && newline >= 0 && text[end - 1] === '\r' ? end - 1 : end;
  },
};

export function readKeyfile(content: Buffer, path: string): Outcome<IniDocument> {
  const text = textOf(content, path);
  return text.ok ? success(parseIni(text.value, dialect)) : text;
}

export const printKeyfile = (document: IniDocument): Buffer => Buffer.from(printIni(document));

/** Sets one key of a file that may not be there yet. */
export function setKeyfileValue(
  content: Buffer | null,
  path: string,
  [section, key, value]: readonly [section: string, key: string, value: string],
): Outcome<Buffer> {
  const document = readKeyfile(content ?? Buffer.alloc(0), path);
  if (!document.ok) return document;
  return success(printKeyfile(setIni(document.value, section, key, value)));
}

/** The parts of a list value: `a;b;` and `a;b` are the same. Empty parts are nothing. */
export const listParts = (value: string): readonly string[] =>
  value
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** A list with these parts added at its end, each once. */
export function addToKeyfileList(
  content: Buffer | null,
  path: string,
  [section, key]: readonly [section: string, key: string],
  parts: readonly string[],
): Outcome<Buffer> {
  const document = readKeyfile(content ?? Buffer.alloc(0), path);
  if (!document.ok) return document;
  const standing = listParts(getIni(document.value, section, key)?.value ?? '');
  const missing = parts.filter((part) => !standing.includes(part));
  if (missing.length === 0) return success(printKeyfile(document.value));
  const list = [...standing, ...missing].map((part) => `${part};`).join('');
  return success(printKeyfile(setIni(document.value, section, key, list)));
}

/** A list without these parts; where nothing is left of it, without the key. */
export function takeFromKeyfileList(
  content: Buffer,
  path: string,
  [section, key]: readonly [section: string, key: string],
  parts: readonly string[],
): Outcome<Buffer> {
  const document = readKeyfile(content, path);
  if (!document.ok) return document;
  const standing = listParts(getIni(document.value, section, key)?.value ?? '');
  const kept = standing.filter((part) => !parts.includes(part));
  if (kept.length === standing.length) return success(content);
  if (kept.length === 0) return success(printKeyfile(removeIni(document.value, section, key)));
  const list = kept.map((part) => `${part};`).join('');
  return success(printKeyfile(setIni(document.value, section, key, list)));
}
