// Runs the journal's child to its end or to one of its kill points, on a scene of its own each time.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { type Journal, openJournal } from '../../../main/journal/index.ts';

export type Phase = 'run' | 'undo' | 'refill' | 'restore' | 'recover' | 'purge';

export interface Scene {
  readonly root: string;
  readonly folder: string;
  journal(): Journal;
  /** Gives how often the disk was changed, or null where the child was killed before that. */
  child(phase: Phase, killAt: number | null): Promise<number | null>;
  remove(): void;
}

/** The child as one file: a tenth of a second less for each of its lives. */
export const bundleChild = async (folder: string): Promise<string> => {
  const outfile = join(folder, 'kill-child.mjs');
  const entryPoints = [join(import.meta.dirname, 'kill-child.ts')];
  await build({
    entryPoints,
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    // Its own main file asks for parts that no bundler can follow.
    mainFields: ['module', 'main'],
    logLevel: 'error',
  });
  return outfile;
};

/** `/dev/shm` is memory: what is written there outlives the program, which is all that SIGKILL asks for, and is quick. */
export const makeScene = (program: string, isAcross: boolean): Scene => {
  const outer = mkdtempSync('/dev/shm/callwarden-kill-');
  const other = isAcross ? mkdtempSync(join(tmpdir(), 'callwarden-kill-')) : outer;
  const root = join(outer, 'root');
  const folder = join(other, 'journal');
  mkdirSync(root);
  return {
    root,
    folder,
    journal: () => {
      const opened = openJournal({ folder, roots: [root], keepDays: 30 });
      if (!opened.ok) throw new Error(opened.problem.message);
      return opened.value;
    },
    child: async (phase, killAt) => {
      const args = [program, root, folder, phase, killAt === null ? '' : String(killAt)];
      const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
      let said = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        said += text;
      });
      const [code, signal] = await once(child, 'close');
      if (signal === 'SIGKILL') return null;
      if (code !== 0) throw new Error(`the child ended with ${code}`);
      return Number(said);
    },
    remove: () => {
      rmSync(outer, { recursive: true, force: true });
      rmSync(other, { recursive: true, force: true });
    },
  };
};

/** Few at a time: the machine has other work too. */
export const inParallel = async <T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<void>,
): Promise<void> => {
  const waiting = [...items].reverse();
  const worker = async (): Promise<void> => {
    for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) await work(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
};
