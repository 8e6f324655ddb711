// Who asks for the administrator's password in a terminal on Linux: polkit's own text agent, pkttyagent(1), for this
// process. pkexec has one built in, but up to polkit 123 it never lets anybody in: it gives its answers as root, and
// polkitd waits for the person's ("No session for cookie", polkit-org/polkit, pull request 423).
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';

/**
 * Resolves when it is ready to ask, with the function that ends it. Where a session has a window that asks, it stands
 * back; where there is no pkttyagent, pkexec asks as well as it can.
 */
export const askInTerminal = async (): Promise<() => void> => {
  const args = ['--fallback', '--notify-fd', '3', '--process', String(process.pid)];
  const agent = spawn('pkttyagent', args, {
    shell: false,
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const failed = once(agent, 'error');
  const notify = agent.stdio[3] as Readable | null | undefined;
  if (notify !== null && notify !== undefined) {
    // It closes this pipe when polkitd knows of it, or ends.
    notify.resume();
    await Promise.race([once(notify, 'close'), failed]);
  }
  return () => {
    agent.kill();
  };
};
