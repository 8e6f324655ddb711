import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { nativeProbePath } from '../../../../main/platform/linux/probe/native-path.ts';
import { isProgram, isWholeElf } from '../../../../main/platform/linux/probe/program-file.ts';

const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'program-')));
afterAll(() => rmSync(folder, { recursive: true }));

const make = (name: string, content: string | Buffer, mode = 0o755) => {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  chmodSync(file, mode);
  return file;
};

test("this machine's own programs are programs", () => {
  expect(isProgram('/bin/sleep')).toBe(true);
  expect(isProgram(process.execPath)).toBe(true);
  expect(isProgram(make('script', '#!/bin/sh\n'))).toBe(true);
});

test('folders, texts, and files that may not be run are none', () => {
  expect(isProgram(folder)).toBe(false);
  expect(isProgram('/etc/passwd')).toBe(false);
  expect(isProgram(path.join(folder, 'nowhere'))).toBe(false);
  expect(isProgram(make('text', 'rm -rf x\n'))).toBe(false);
  expect(isProgram(make('empty', ''))).toBe(false);
  expect(isProgram(make('unset', readFileSync('/bin/sleep'), 0o644))).toBe(false);
});

test('a program that is cut off anywhere is none', () => {
  const whole = readFileSync('/bin/sleep');
  for (const share of [0.01, 0.5, 0.9, 0.999]) {
    expect(isProgram(make('cut', whole.subarray(0, whole.length * share)))).toBe(false);
  }
});

test('a program of another architecture is none', () => {
  const header = Buffer.alloc(64);
  readSync(openSync('/bin/sleep', 'r'), header);
  const { size } = statSync('/bin/sleep');
  expect(isWholeElf(header, size)).toBe(true);
  const others = (['x64', 'arm64', 's390x'] as const).filter((each) => each !== process.arch);
  for (const other of others) expect(isWholeElf(header, size, other)).toBe(false);
});

test('no header makes it throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), fc.nat(), (bytes, size) => {
      isWholeElf(Buffer.concat([Buffer.from('\x7fELF', 'latin1'), bytes]), size);
    }),
  );
});

test('the native probe is found upwards, beside an archive, by name, or not at all', () => {
  const build = ['native-probes', 'linux', 'build'];
  const place = (...at: string[]) => {
    const home = path.join(folder, ...at, ...build);
    mkdirSync(home, { recursive: true });
    return make(path.relative(folder, path.join(home, 'callwarden-probe')), '#!/bin/sh\n');
  };
  const inTree = place('tree');
  expect(nativeProbePath(path.join(folder, 'tree', 'dist', 'cli'), undefined)).toBe(inTree);
  const packed = place('resources', 'app.asar.unpacked');
  expect(nativeProbePath(path.join(folder, 'resources', 'app.asar', 'dist', 'app'), '')).toBe(
    packed,
  );
  expect(nativeProbePath(path.join(folder, 'tree'), 'none')).toBe(null);
  expect(nativeProbePath(path.join(folder, 'tree'), packed)).toBe(packed);
  expect(nativeProbePath(path.join(folder, 'tree'), '/etc/passwd')).toBe(null);
  expect(nativeProbePath(path.join(folder, 'elsewhere'), undefined)).toBe(null);
});
