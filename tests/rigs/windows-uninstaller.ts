// A real uninstaller of the tests' own, for Windows.
import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

const cache = join(import.meta.dirname, '../../node_modules/.cache/callwarden-wine');

/** Builds it if need be; gives its path. */
export function uninstallerProgram(): string {
  const program = join(cache, 'uninstaller.exe');
  const source = join(import.meta.dirname, 'windows-uninstaller.c');
  const builtAtMs = statSync(program, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (builtAtMs > statSync(source).mtimeMs) return program;
  mkdirSync(cache, { recursive: true });
  const unfinished = `${program}.${process.pid}`;
  const flags = ['-O1', '-Wall', '-municode', '-static', '-s', '-o', unfinished, source];
  execFileSync('x86_64-w64-mingw32-gcc', [...flags, '-ladvapi32']);
  renameSync(unfinished, program);
  return program;
}
