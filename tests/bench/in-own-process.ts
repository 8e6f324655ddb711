// A measurement in a process of its own: what is resident there is the measurement's, not this whole benchmark's.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

/** What the program says on standard output, which it is written to say as one JSON value. `flags` are Node's. */
export const inOwnProcess = <T>(
  file: string,
  args: readonly string[] = [],
  flags: readonly string[] = [],
): T =>
  JSON.parse(
    execFileSync(process.execPath, [...flags, file, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  );

/** The same for a source that is built first and runs as the product does: what strips its types would be resident too. */
export const builtInOwnProcess = <T>(source: string): T => {
  const folder = mkdtempSync(join(tmpdir(), 'callwarden-bench-built-'));
  try {
    const outfile = join(folder, 'measure.mjs');
    buildSync({
      ...{ entryPoints: [source], outfile, bundle: true, platform: 'node', format: 'esm' },
      mainFields: ['module', 'main'],
      external: ['systeminformation', 'ps-list'],
    });
    return inOwnProcess<T>(outfile, [], ['--max-semi-space-size=1']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
