// snapd's part in connecting and disconnecting, on its own record in a tree: snapd itself needs a booted systemd.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Outcome, success } from '../../../main/outcome.ts';

interface Record {
  data: { conns: { [connection: string]: { interface: string; undesired?: boolean } } };
}

/** `snap connect` and `snap disconnect`, as snapd notes them (overlord/ifacestate); null for whatever else. */
export function asSnapd(
  root: string,
  [command, verb, dashes, ...ends]: readonly [string, ...string[]],
): Outcome<void> | null {
  if (command !== 'snap' || dashes !== '--') return null;
  const file = join(root, 'var/lib/snapd/state.json');
  const state = JSON.parse(readFileSync(file, 'utf8')) as Record;
  const connection = state.data.conns[ends.join(' ')];
  if (connection === undefined) return null;
  if (verb === 'disconnect') connection.undesired = true;
  else delete connection.undesired;
  writeFileSync(file, `${JSON.stringify(state, null, 2)}\n`);
  return success(undefined);
}
