// The processes of a client that are known to be its own: what is only called like it is not ours to end.
import type { Process } from '../../preload/contract/index.ts';
import type { ProcessKey } from '../platform/port/index.ts';
import type { RunningClient } from './sight.ts';

interface SurelyRunning {
  readonly processes: readonly Process[];
  readonly keys: readonly ProcessKey[];
}

export function surelyRunning(running: RunningClient | null): SurelyRunning {
  if (running === null) return { processes: [], keys: [] };
  const processes = running.processes.filter(({ identity }) => identity !== 'name-only');
  const pids = new Set(processes.map(({ pid }) => pid));
  return { processes, keys: running.keys.filter(({ pid }) => pids.has(pid)) };
}
