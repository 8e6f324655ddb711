// The Windows probe, built from its sources as it is shipped.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '..', '..');

interface Builder {
  buildWinProbe(output?: string, more?: readonly string[]): { built: boolean; message: string };
}

const builder = async (): Promise<Builder> => {
  const script = join(root, 'scripts', 'build-win-probe.mjs');
  return (await import(pathToFileURL(script).href)) as Builder;
};

/** Builds it if need be; gives its path. */
export async function builtWinProbe(): Promise<string> {
  const { built, message } = (await builder()).buildWinProbe();
  if (!built) throw new Error(message);
  return join(root, 'native-probes', 'win32', 'build', 'callwarden-probe.exe');
}

/** The same sources with a Windows that, asked for the administrator, gets a no from the person. */
export async function refusingWinProbe(): Promise<string> {
  const output = join(root, 'node_modules/.cache/callwarden-wine/refusing-probe.exe');
  const source = join(import.meta.dirname, 'windows-says-no.c');
  const { built, message } = (await builder()).buildWinProbe(output, [source]);
  if (!built) throw new Error(message);
  return output;
}
