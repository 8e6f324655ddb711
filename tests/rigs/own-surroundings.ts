// Where a run of the tests lives: a temporary folder and a home of its own, so that nothing reaches the real home, and
// what a killed test or somebody's library leaves goes with the run.
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default (): (() => void) => {
  // Short, for the sockets in it: sockaddr_un(7) has room for 107 bytes.
  const folder = mkdtempSync(join(tmpdir(), 'cw-'));
  // As /tmp itself: some tests go on as somebody else.
  chmodSync(folder, 0o1777);
  const place = (name: string): string => {
    const path = join(folder, name);
    mkdirSync(path, { mode: 0o700 });
    return path;
  };
  process.env.TMPDIR = folder;
  process.env.HOME = place('home');
  process.env.XDG_RUNTIME_DIR = place('run');
  return () => rmSync(folder, { recursive: true, force: true });
};
