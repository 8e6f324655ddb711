// snapd's part in connecting and disconnecting, on its own record in a tree: snapd itself needs a booted systemd.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Hands } from '../../../main/journal/index.ts';
import { failure, type Outcome, success } from '../../../main/outcome.ts';

interface Record {
  data: { conns: { [connection: string]: { interface: string; undesired?: boolean } } };
}

/** Hands that know `snap connect` and `snap disconnect`, as snapd notes them (overlord/ifacestate), and nothing else. */
export function snapHands(root: string): Hands {
  const file = join(root, 'var/lib/snapd/state.json');
  const refused = (what: string): Outcome<never> =>
    failure({ kind: 'unavailable', subject: what, message: `${what} is not here.`, advice: '' });
  const hands = {
    run: async ([command, verb, ...ends]: readonly [string, ...string[]]) => {
      const state = JSON.parse(readFileSync(file, 'utf8')) as Record;
      const connection = state.data.conns[ends.join(' ')];
      if (command !== 'snap' || connection === undefined) return refused(command);
      if (verb === 'disconnect') connection.undesired = true;
      else delete connection.undesired;
      writeFileSync(file, `${JSON.stringify(state, null, 2)}\n`);
      return success(undefined);
    },
    endProcesses: async () => refused('ending processes'),
    muteStream: async () => refused('muting'),
    setBlock: async () => refused('blocking'),
  };
  return hands;
}
