// Real processes for a probe to see. Each test ends those that it started, by their own handles.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach } from 'vitest';

const running = new Set<ChildProcess>();

export function start(
  file: string,
  args: readonly string[],
  uid?: number,
): ChildProcess & { pid: number } {
  const child = spawn(file, args, {
    stdio: ['pipe', 'pipe', 'inherit'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  if (child.pid === undefined) throw new Error(`${file} does not start`);
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child as ChildProcess & { pid: number };
}

export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

/** The first line that a child prints. */
export async function firstLine(child: ChildProcess): Promise<string> {
  let text = '';
  for await (const chunk of child.stdout!) {
    text += String(chunk);
    if (text.includes('\n')) break;
  }
  return text.split('\n')[0]!;
}

afterEach(async () => {
  await Promise.all([...running].map(end));
});
