// `callwarden scan`: one snapshot.
import { assemble } from '../guard/assemble.ts';
import { scanMachine, scanTree } from '../guard/scan.ts';
import { exitCode, failWith } from './exit.ts';
import { type PlaceFlags, placesOf } from './places.ts';

export interface ScanFlags extends PlaceFlags {
  readonly json?: true;
  readonly devices: string;
}

export const scan = async (flags: ScanFlags): Promise<number> => {
  const assembly = await assemble();
  if (!assembly.ok) return failWith(assembly.problem);
  const { platform, catalogue } = assembly.value;
  const paths = placesOf(flags);
  const elsewhere = flags.root !== undefined || flags.home !== undefined;
  const snapshot = elsewhere
    ? await scanTree(platform, catalogue, paths)
    : await scanMachine(platform, catalogue, paths, { devices: flags.devices, intervalMs: 2_000 });
  if (!snapshot.ok) return failWith(snapshot.problem);
  if (flags.json) {
    process.stdout.write(`${JSON.stringify(snapshot.value, null, 2)}\n`);
  } else {
    const { snapshotText } = await import('./views/snapshot.ts');
    process.stdout.write(snapshotText(snapshot.value));
  }
  return exitCode.done;
};
