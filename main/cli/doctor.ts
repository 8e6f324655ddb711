// `callwarden doctor`: what this machine lets the guard see, and how to mend what it does not.

import ansis from 'ansis';
import { assemble } from '../guard/assemble.ts';
import { dataFolder } from '../guard/data-folder.ts';
import { examine } from '../guard/doctor.ts';
import { exitCode, failWith } from './exit.ts';
import { placesOf } from './places.ts';
import { healthLines } from './views/snapshot.ts';

export interface DoctorFlags {
  readonly json?: true;
  readonly devices: string;
}

export const doctor = async (flags: DoctorFlags): Promise<number> => {
  const assembly = await assemble();
  if (!assembly.ok) return failWith(assembly.problem);
  const { platform, catalogue } = assembly.value;
  const report = await examine(
    platform,
    catalogue,
    placesOf({}),
    { devices: flags.devices, intervalMs: 2_000 },
    dataFolder(),
  );
  if (!report.ok) return failWith(report.problem);
  if (flags.json) {
    process.stdout.write(`${JSON.stringify(report.value, null, 2)}\n`);
    return exitCode.done;
  }
  const { health } = report.value;
  const blind = health.filter(({ state }) => state !== 'working').length;
  const title =
    blind === 0
      ? 'Callwarden sees everything it looks for on this machine.'
      : `Callwarden cannot see ${blind} of ${health.length} things on this machine.`;
  process.stdout.write(`${ansis.bold(title)}\n\n${health.map(healthLines).join('\n')}\n`);
  return exitCode.done;
};
