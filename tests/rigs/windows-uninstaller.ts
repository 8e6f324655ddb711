// A real uninstaller of the tests' own, for Windows.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { builtOnce } from './built-once.ts';

/** Builds it if need be; gives its path. */
export function uninstallerProgram(): string {
  const source = join(import.meta.dirname, 'windows-uninstaller.c');
  return builtOnce('uninstaller.exe', source, (unfinished) => {
    const flags = ['-O1', '-Wall', '-municode', '-static', '-s', '-o', unfinished, source];
    execFileSync('x86_64-w64-mingw32-gcc', [...flags, '-ladvapi32']);
  });
}
