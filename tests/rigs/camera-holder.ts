// A real program that holds a device node open, as a program that films does: a copy of tail that waits for more.
import { chmodSync, copyFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { type OwnChild, startOwnChild } from './own-child.ts';

/** Resolves when it runs; `node` is opened some milliseconds later. */
export const startCameraHolder = (
  at: string,
  node: string,
  env: NodeJS.ProcessEnv,
): Promise<OwnChild> => {
  mkdirSync(dirname(at), { recursive: true });
  copyFileSync('/usr/bin/tail', at);
  chmodSync(at, 0o755);
  return startOwnChild([at, '-f', node], { env });
};
