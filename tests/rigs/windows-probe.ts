// The Windows probe, built from its sources as it is shipped.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '..', '..');

interface Builder {
  buildWinProbe(): { built: boolean; message: string };
}

/** Builds it if need be; gives its path. */
export async function builtWinProbe(): Promise<string> {
  const script = join(root, 'scripts', 'build-win-probe.mjs');
  const { buildWinProbe } = (await import(pathToFileURL(script).href)) as Builder;
  const { built, message } = buildWinProbe();
  if (!built) throw new Error(message);
  return join(root, 'native-probes', 'win32', 'build', 'callwarden-probe.exe');
}
