// Runs the child of the kill points to its end, or to one of them.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** Gives how often the disk was changed, or null where it was killed before that. `folder` holds `root` and `data`. */
export const runKilled = async (
  folder: string,
  client: string,
  phase: string,
  killAt: number | null,
): Promise<number | null> => {
  const root = join(folder, 'root');
  const places = [root, join(root, 'home/alice'), join(folder, 'data')];
  const script = join(import.meta.dirname, 'kill-child.ts');
  const args = [script, ...places, client, phase, killAt === null ? '' : String(killAt)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const [code, signal] = await once(child, 'close');
  if (signal === 'SIGKILL') return null;
  if (code !== 0) throw new Error(`the child ended with ${code}`);
  return Number(said);
};
