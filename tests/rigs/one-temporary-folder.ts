// What a run puts into the temporary folder goes with the run, also what a killed test or somebody's library leaves.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default (): (() => void) => {
  // Short, for the sockets in it: sockaddr_un(7) has room for 107 bytes.
  const folder = mkdtempSync(join(tmpdir(), 'cw-'));
  // As /tmp itself: some tests go on as somebody else.
  chmodSync(folder, 0o1777);
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true });
};
