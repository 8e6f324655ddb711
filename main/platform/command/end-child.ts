// Ending a child of ours, by its own handle and nothing wider.
import type { ChildProcess } from 'node:child_process';

/** SIGTERM, after `patienceMs` SIGKILL; resolves when the child is gone. Safe to call twice. */
export function endChild(child: ChildProcess, patienceMs = 1000): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) {
    return Promise.resolve();
  }
  return new Promise((resolve) => {
    const kill = setTimeout(() => child.kill('SIGKILL'), patienceMs);
    child.once('exit', () => {
      clearTimeout(kill);
      // A grandchild that kept the pipes open must not keep us waiting.
      child.stdin?.destroy();
      child.stdout?.destroy();
      child.stderr?.destroy();
      resolve();
    });
    child.kill('SIGTERM');
  });
}
