// Hands for steps that ask a service: stand-ins for services that a test cannot start, on their own records in a tree.
import type { Hands } from '../../../main/journal/index.ts';
import { failure, type Outcome } from '../../../main/outcome.ts';
import type { Paths } from '../../../main/platform/port/index.ts';
import { asPermissionStore } from './permission-store.ts';
import { asSnapd } from './snapd.ts';

/** Hands that know snapd's connections and the portals' permissions, and nothing else. */
export function standIns({ root, home }: Paths): Hands {
  const refused = (what: string): Outcome<never> =>
    failure({ kind: 'unavailable', subject: what, message: `${what} is not here.`, advice: '' });
  return {
    run: async (command) =>
      asSnapd(root, command) ?? asPermissionStore(home, command) ?? refused(command[0]),
    endProcesses: async () => refused('ending processes'),
    muteStream: async () => refused('muting'),
    setBlock: async () => refused('blocking'),
  };
}
