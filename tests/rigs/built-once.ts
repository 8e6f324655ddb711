// Programs that tests build and keep beside the packages: made once, and made anew when what they are made of is newer.
import { mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

const cache = join(import.meta.dirname, '../../node_modules/.cache/callwarden-wine');

/** Its path. `make` makes it at the place that it is given, where no other test meets half of one. */
export function builtOnce(
  name: string,
  source: string,
  make: (unfinished: string) => void,
): string {
  const program = join(cache, name);
  const builtAtMs = statSync(program, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (builtAtMs > statSync(source).mtimeMs) return program;
  mkdirSync(cache, { recursive: true });
  const unfinished = `${program}.${process.pid}`;
  make(unfinished);
  renameSync(unfinished, program);
  return program;
}
