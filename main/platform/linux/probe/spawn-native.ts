// Starts the native probe's program.
import { type ChildProcess, spawn } from 'node:child_process';

/** How a probe program is started: no shell, nothing of our environment, no terminal to be interrupted from. */
export function spawnNative(binary: string, args: readonly string[]): ChildProcess {
  return spawn(binary, args, {
    cwd: '/',
    env: { LC_ALL: 'C' },
    stdio: ['pipe', 'pipe', 'pipe'],
    // A session of its own: Ctrl-C is ours to answer. It still ends with us, when its input closes.
    detached: true,
  });
}
