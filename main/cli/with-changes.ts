// What every command that looks for what is wrong or changes something begins and ends with.
import { assemble } from '../guard/assemble.ts';
import type { Changes } from '../guard/changes/changes.ts';
import { openChanges } from '../guard/changes/open-changes.ts';
import { dataFolder } from '../guard/data-folder.ts';
import type { Paths } from '../platform/port/index.ts';
import { failWith } from './exit.ts';
import { plainText } from './plain-text.ts';

interface Ground {
  readonly changes: Changes;
  readonly nameOf: (client: string) => string;
}

/** Another root or home is looked at as it stands there: nothing that runs here belongs to it. */
export const withChanges = async (
  paths: Paths,
  flags: { readonly root?: string; readonly home?: string; readonly devices: string },
  act: (ground: Ground) => Promise<number>,
): Promise<number> => {
  const assembly = await assemble();
  if (!assembly.ok) return failWith(assembly.problem);
  const { platform, catalogue } = assembly.value;
  const changes = await openChanges({
    platform,
    catalogue,
    paths,
    folder: dataFolder(),
    inTerminal: process.stderr.isTTY === true,
    live:
      flags.root === undefined && flags.home === undefined
        ? { devices: flags.devices, intervalMs: 2_000 }
        : null,
  });
  if (!changes.ok) return failWith(changes.problem);
  for (const { sentence } of changes.value.recovered)
    process.stderr.write(`callwarden: ${plainText(sentence, 600)}\n`);
  const { quarantine } = changes.value;
  if (quarantine !== null)
    process.stderr.write(
      `callwarden: ${plainText(`${quarantine.detail} ${quarantine.advice ?? ''}`, 600)}\n`,
    );
  return act({
    changes: changes.value.changes,
    nameOf: (id) => catalogue.byId(id)?.shortName ?? id,
  });
};
