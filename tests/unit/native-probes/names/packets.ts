// Packets as a test makes them, from their IP header on, and what the watch for names tells of them.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nameLineSchema } from '../../../../main/platform/linux/names/line-schema.ts';

export type Line = ReturnType<typeof nameLineSchema.parse>;

const fixtures = join(import.meta.dirname, '../../../fixtures/names');

/** The lines of a recording: directions and packets. */
export const recorded = (name: string): readonly string[] =>
  readFileSync(join(fixtures, `${name}.packets`), 'utf8')
    .trim()
    .split('\n')
    .filter((line) => !line.startsWith('#'));

/** Gives packets and commands to the program, one a line, and its answers; a sanitizer's complaint throws. */
export const told = (program: string, input: readonly string[]): readonly Line[] => {
  const { stdout, stderr, status } = spawnSync(program, {
    input: `${input.join('\n')}\n`,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`ended with ${status}: ${stderr}`);
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => nameLineSchema.parse(JSON.parse(line)));
};

export const namesIn = (lines: readonly Line[]) =>
  lines.flatMap((line) => (line.type === 'name.seen' ? [line] : []));

const v4 = (text: string): Buffer => Buffer.from(text.split('.').map(Number));

interface Ends {
  readonly from: string;
  readonly fromPort: number;
  readonly to: string;
  readonly toPort: number;
}

const ip = (protocol: number, { from, to }: Ends, payload: Buffer): Buffer => {
  const header = Buffer.alloc(20);
  header[0] = 0x45;
  header.writeUInt16BE(20 + payload.length, 2);
  header[8] = 64;
  header[9] = protocol;
  v4(from).copy(header, 12);
  v4(to).copy(header, 16);
  return Buffer.concat([header, payload]);
};

export const udp = (ends: Ends, payload: Buffer): string => {
  const header = Buffer.alloc(8);
  header.writeUInt16BE(ends.fromPort, 0);
  header.writeUInt16BE(ends.toPort, 2);
  header.writeUInt16BE(8 + payload.length, 4);
  return ip(17, ends, Buffer.concat([header, payload])).toString('hex');
};

export const tcp = (ends: Ends, payload: Buffer): string => {
  const header = Buffer.alloc(20);
  header.writeUInt16BE(ends.fromPort, 0);
  header.writeUInt16BE(ends.toPort, 2);
  header[12] = 0x50;
  return ip(6, ends, Buffer.concat([header, payload])).toString('hex');
};
