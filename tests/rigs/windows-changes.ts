// The guard's changes on Windows' own Node, under Wine: one call of the guard's own doors a run.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Outcome } from '../../main/outcome.ts';
import type { WinePrefix } from './wine.ts';

const child = join(import.meta.dirname, '..', 'integration', 'win32', 'changes-child.ts');
/** Beside the packages, from where the way up leads to the probe. */
const cache = join(import.meta.dirname, '../../node_modules/.cache/callwarden-wine');
export const dataFolder = 'C:\\callwarden';

export interface WindowsChanges {
  /** The answer of `what`, as JSON. */
  call(client: string, what: string, ...words: readonly string[]): unknown;
}

/** A script as one file that Windows' own Node runs; `name` is the file's own. */
export async function bundledForWine(script: string, name: string): Promise<string> {
  const outfile = join(cache, `${name}.mjs`);
  await build({
    entryPoints: [script],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    mainFields: ['module', 'main'],
    external: ['systeminformation', 'ps-list'],
    logLevel: 'error',
  });
  return outfile;
}

export async function windowsChanges(prefix: WinePrefix, name: string): Promise<WindowsChanges> {
  const outfile = await bundledForWine(child, `changes-${name}`);
  return {
    call: (client, what, ...words) => {
      const answer = 'C:\\answer.json';
      const ran = prefix.node([outfile, answer, dataFolder, client, what, ...words]);
      if (ran.code !== 0) throw new Error(ran.err);
      return JSON.parse(readFileSync(prefix.place(answer), 'utf8'));
    },
  };
}

/** What an answer holds; a problem fails the test. */
export const answered = <T>(answer: unknown): T => {
  const outcome = answer as Outcome<T>;
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.value;
};

/** A key with all in it, as regedit writes it. */
export function exported(prefix: WinePrefix, key: string): string {
  const file = 'C:\\export.reg';
  const ran = prefix.run(['regedit', '/E', file, key]);
  if (ran.status !== 0) throw new Error(ran.stderr);
  return readFileSync(prefix.place(file), 'utf16le');
}
