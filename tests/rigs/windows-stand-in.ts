// The stand-in for a Windows client: built once, run from wherever a client would stand.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { builtOnce } from './built-once.ts';
import type { WinePrefix } from './wine.ts';

/** Builds it if need be; gives its path. */
export function standInProgram(): string {
  const source = join(import.meta.dirname, 'windows-stand-in.c');
  return builtOnce('stand-in.exe', source, (unfinished) => {
    const flags = ['-O1', '-Wall', '-static', '-s', '-o', unfinished, source, '-lws2_32'];
    execFileSync('x86_64-w64-mingw32-gcc', flags);
  });
}

export interface StandIn {
  /** The first line it printed: `ready`, or its ports. */
  readonly said: string;
  readonly child: ChildProcess;
  stop(): Promise<void>;
}

/** Puts a copy where `windowsPath` says, and runs it there. */
export async function startStandIn(
  prefix: WinePrefix,
  windowsPath: string,
  ...args: readonly string[]
): Promise<StandIn> {
  if (!existsSync(prefix.place(windowsPath))) prefix.copy(standInProgram(), windowsPath);
  const child = spawn(prefix.wine, [windowsPath, ...args], {
    env: prefix.env,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const lines = createInterface({ input: child.stdout });
  const said = await new Promise<string>((resolve, reject) => {
    lines.once('line', (line) => resolve(line.trim()));
    child.once('exit', (code) => reject(new Error(`the stand-in ended with ${code}`)));
  });
  return {
    said,
    child,
    stop: async () => {
      child.stdin.end();
      await gone;
    },
  };
}
