// A client's processes with all that they started, as pids.
import type { ClientId } from '../../../preload/contract/index.ts';
import type { ProcessKey, RunningProcesses } from '../../platform/port/index.ts';
import { familyOf } from '../service/family.ts';

/** `keys`: each client's processes as a guard sees them. */
export const pidsOf = async (
  client: ClientId,
  keys: ReadonlyMap<ClientId, readonly ProcessKey[]>,
  processes: RunningProcesses,
): Promise<readonly number[]> => {
  const others = [...keys].flatMap(([each, owned]) => (each === client ? [] : owned));
  const running = await processes.list();
  const family = familyOf({ running, known: keys.get(client) ?? [], others, self: process.pid });
  return family.map(({ pid }) => pid);
};
