// `callwarden scan`: one snapshot.
import { assemble, scanMachine, scanTree } from '../guard/index.ts';
import { exitCode, failWith } from './exit.ts';
import { type PlaceFlags, placesOf } from './places.ts';
import { snapshotText } from './views/snapshot.ts';

export interface ScanFlags extends PlaceFlags {
  readonly json?: true;
  readonly devices: string;
}

export const scan = async (flags: ScanFlags): Promise<number> => {
  const assembly = assemble();
  if (!assembly.ok) return failWith(assembly.problem);
  const { platform, catalogue } = assembly.value;
  const paths = placesOf(flags);
  const elsewhere = flags.root !== undefined || flags.home !== undefined;
  const snapshot = elsewhere
    ? await scanTree(platform, catalogue, paths)
    : await scanMachine(platform, catalogue, paths, { devices: flags.devices, intervalMs: 2_000 });
  if (!snapshot.ok) return failWith(snapshot.problem);
  process.stdout.write(
    flags.json ? `${JSON.stringify(snapshot.value, null, 2)}\n` : snapshotText(snapshot.value),
  );
  return exitCode.done;
};
