// A stand-in for the native program: a script in the test's folder that prints what the test wants.
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hello, sampleComplete } from '../../unit/platform/probe/protocol-lines.ts';

export interface StandIn {
  readonly binary: string;
  /** Each command that any life of it received, in order. */
  commands(): string[];
  /** How often it was started. */
  starts(): number;
}

/** `body` is run at each start, with `print(value)`, `life` (1, 2, …) and `argv` at hand. */
export function standIn(folder: string, body: string): StandIn {
  const binary = path.join(folder, 'stand-in');
  const received = path.join(folder, 'received');
  const lives = path.join(folder, 'lives');
  writeFileSync(
    binary,
    `#!${process.execPath}
const fs = require('node:fs');
fs.appendFileSync(${JSON.stringify(lives)}, 'x');
const life = fs.readFileSync(${JSON.stringify(lives)}, 'utf8').length;
const argv = process.argv.slice(2);
const print = (value) => process.stdout.write((typeof value === 'string' ? value : JSON.stringify(value)) + '\\n');
const hello = { ...${JSON.stringify(hello)}, pid: process.pid };
const complete = ${JSON.stringify(sampleComplete)};
process.stdin.on('data', (data) => fs.appendFileSync(${JSON.stringify(received)}, data));
process.stdin.on('end', () => process.exit(0));
${body}
`,
  );
  chmodSync(binary, 0o755);
  const textOf = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : '');
  return {
    binary,
    commands: () =>
      textOf(received)
        .split('\n')
        .filter((line) => line !== ''),
    starts: () => textOf(lives).length,
  };
}
