// A record is lines: sixteen hex digits of the SHA-256 of the rest, a space, JSON. Appended, never changed.
import { createHash } from 'node:crypto';
import { type Line, lineSchema } from './record-schema.ts';

export interface RecordRead {
  readonly lines: readonly Line[];
  /** Bytes up to the end of the last whole line; what follows was torn off by a crash. */
  readonly wholeBytes: number;
  /** One sentence where a line in the middle cannot be read; null where all is well. */
  readonly damage: string | null;
}

export const printLine = (line: Line): Buffer => {
  const json = JSON.stringify(line);
  return Buffer.from(`${checksum(json)} ${json}\n`);
};

/** A last line without its end, or with the wrong sum, is a crash in the middle of writing: it has not happened. */
export const parseRecord = (bytes: Buffer): RecordRead => {
  const lines: Line[] = [];
  let damage: string | null = null;
  let wholeBytes = 0;
  for (let start = 0, number = 1; start < bytes.length; number += 1) {
    const end = bytes.indexOf(10, start);
    if (end === -1) break;
    const line = parseLine(bytes.toString('utf8', start, end));
    const isLast = end === bytes.length - 1;
    if (line !== null) lines.push(line);
    else if (isLast) break;
    else damage ??= `Line ${number} of its record cannot be read.`;
    start = end + 1;
    wholeBytes = start;
  }
  if (lines[0]?.type !== 'plan') damage ??= 'Its record does not begin with a plan.';
  return { lines, wholeBytes, damage };
};

const parseLine = (text: string): Line | null => {
  const json = text.slice(17);
  if (text.slice(0, 17) !== `${checksum(json)} `) return null;
  try {
    const parsed = lineSchema.safeParse(JSON.parse(json));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
};

const checksum = (json: string): string =>
  createHash('sha256').update(json).digest('hex').slice(0, 16);
