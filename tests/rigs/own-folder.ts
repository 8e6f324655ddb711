// A folder of a test's own, with a home and a runtime folder in it: never the real ones.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface OwnFolder {
  readonly path: string;
  readonly home: string;
  readonly runtimeDir: string;
  /** PATH, HOME, XDG_RUNTIME_DIR, TMPDIR and nothing of the session that runs the tests. */
  readonly env: NodeJS.ProcessEnv;
  remove(): void;
}

export function ownFolder(name: string, runtimeDir?: string): OwnFolder {
  const path = mkdtempSync(join(tmpdir(), `callwarden-${name}-`));
  const home = join(path, 'home');
  const runtime = runtimeDir ?? join(path, 'run');
  mkdirSync(home, { mode: 0o700 });
  mkdirSync(runtime, { mode: 0o700, recursive: true });
  return {
    path,
    home,
    runtimeDir: runtime,
    env: { PATH: process.env.PATH, HOME: home, XDG_RUNTIME_DIR: runtime, TMPDIR: tmpdir() },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}
