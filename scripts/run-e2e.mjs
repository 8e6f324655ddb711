// Runs the end-to-end tests where they can do no harm: one of them ends every Zoom that it sees, so it sees only its own.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const skipped = (why) => console.log(`The end-to-end tests were skipped: ${why}.`);

/** A process list of their own; when it ends, everything in it ends (unshare(1)). */
const own = ['--pid', '--fork', '--mount-proc', '--kill-child'];
const asRoot = process.getuid?.() === 0 ? own : ['--user', '--map-root-user', ...own];

const mayUnshare = () =>
  existsSync('/usr/bin/unshare') &&
  spawnSync('/usr/bin/unshare', [...asRoot, '/bin/true'], { stdio: 'ignore', timeout: 10_000 })
    .status === 0;

if (process.platform !== 'linux') skipped('they need Linux');
else if (!existsSync('/usr/bin/chromium')) skipped('they need the package chromium');
else if (!mayUnshare()) skipped('this user may not make a list of processes of its own (unshare)');
else {
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const config = join(root, 'tests', 'e2e', 'vitest.config.ts');
  const { status } = spawnSync(
    '/usr/bin/unshare',
    [...asRoot, process.execPath, vitest, 'run', '--config', config, ...process.argv.slice(2)],
    { cwd: root, stdio: 'inherit' },
  );
  process.exitCode = status ?? 1;
}
