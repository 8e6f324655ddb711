// The probe as the tests run it: built from its sources with the address and undefined-behaviour sanitizers.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

interface Builder {
  buildProbe(options: {
    output: string;
    flags: readonly string[];
  }): Promise<{ built: boolean; message: string }>;
}

const flags = [
  '-std=gnu11',
  '-D_GNU_SOURCE',
  '-O1',
  '-g',
  '-Wall',
  '-Wextra',
  '-Werror',
  '-fsanitize=address,undefined',
  '-fno-sanitize-recover=all',
];

/** A folder that other users can enter too, removed at the end of the test file. */
export function folderForAll(): { path: string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'callwarden-probe-'));
  chmodSync(folder, 0o755);
  return { path: folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Builds it into `folder` and gives its path. */
export async function buildSanitized(folder: string): Promise<string> {
  const script = path.resolve(import.meta.dirname, '../../../scripts/build-probe.mjs');
  const builder = (await import(pathToFileURL(script).href)) as Builder;
  const output = path.join(folder, 'callwarden-probe');
  const { built, message } = await builder.buildProbe({ output, flags });
  if (!built) throw new Error(message);
  return output;
}
