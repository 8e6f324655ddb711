// Qt's settings files (zoomus.conf): https://doc.qt.io/qt-6/qsettings.html#Format-enum, INI with Qt's extensions:
// `;` comments, values in quotes or ended by a backslash go on in the next line, of two equal keys the last counts.
import { type Outcome, success } from '../../outcome.ts';
import {
  type Dialect,
  getIni,
  type IniDocument,
  parseIni,
  printIni,
  setIni,
} from './ini-document.ts';
import { notUnderstood, type Stands, textOf } from './text.ts';

const dialect: Dialect = {
  comments: ';',
  firstSection: 'General',
  endOfLine: (text, start) => {
    let inQuotes = false;
    const comment = text[start] === ';';
    for (let at = start; at < text.length; at += 1) {
      const character = text[at];
      if (character === '\r' || character === '\n') {
        if (!inQuotes || comment) return at;
      } else if (character === '"') {
        inQuotes = !inQuotes;
      } else if (character === '\\' && !comment) {
        at += text.startsWith('\r\n', at + 1) ? 2 : 1;
      }
    }
    return text.length;
  },
};

export function readQtIni(content: Buffer, path: string): Outcome<IniDocument> {
  const text = textOf(content, path);
  if (!text.ok) return text;
  const document = parseIni(text.value, dialect);
  const last = document.lines.at(-1)?.text ?? '';
  // A value that has no end would swallow whatever is written after it.
  return dialect.endOfLine(`${last}\n`, 0) === last.length
    ? success(document)
    : notUnderstood(path, 'its last value has no end');
}

export const printQtIni = (document: IniDocument): Buffer => Buffer.from(printIni(document));

/** A plain value without the quotes that Qt may have put around it. */
export function getQtValue(document: IniDocument, section: string, key: string): Stands | null {
  const found = getIni(document, section, key);
  if (found === null) return null;
  const quoted = /^"([^"\\]*)"$/.exec(found.value)?.[1];
  return quoted === undefined ? found : { ...found, value: quoted };
}

/** Sets one key of a file that may not be there yet. The value is written as it is: plain words and numbers. */
export function setQtValue(
  content: Buffer | null,
  path: string,
  [section, key, value]: readonly [section: string, key: string, value: string],
): Outcome<Buffer> {
  const document = readQtIni(content ?? Buffer.alloc(0), path);
  if (!document.ok) return document;
  return success(printQtIni(setIni(document.value, section, key, value)));
}
