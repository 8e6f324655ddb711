// Pure: which running processes are to end with a client, and which never.
import type { Process } from '../../../preload/contract/index.ts';
import type { ProcessKey, RunningProcess } from '../../platform/port/index.ts';

/** A start is computed from the boot time, which a clock that is set moves, milliseconds. */
const sameStartMs = 2_000;

export interface FamilyQuestion {
  readonly running: readonly RunningProcess[];
  /** The client's, as the guard saw them. */
  readonly processes: readonly Process[];
  /** The client's, as found before: what they have started meanwhile belongs to them. */
  readonly before: readonly ProcessKey[];
  /** Pids that belong to other clients: a browser that Zoom opened is not Zoom. */
  readonly others: ReadonlySet<number>;
  /** Our own pid. */
  readonly self: number;
}

/** The client's processes and all that they started; not the first process, not us, nor those that we live under. */
export const familyOf = ({
  running,
  processes,
  before,
  others,
  self,
}: FamilyQuestion): RunningProcess[] => {
  const byPid = new Map(running.map((each) => [each.pid, each]));
  const spared = ancestorsOf(self, byPid);
  spared.add(0).add(1).add(self);
  // Where we were started by the client ourselves, our own helpers are only seemingly the client's.
  if (processes.some(({ pid }) => pid === self))
    for (const pid of descendantsOf([self], running)) spared.add(pid);
  const seen = processes.filter(({ pid, startedAt }) => {
    const now = byPid.get(pid);
    return now !== undefined && Math.abs(now.startedAtMs - Date.parse(startedAt)) <= sameStartMs;
  });
  const known = before.filter(({ pid, startTicks }) => byPid.get(pid)?.startTicks === startTicks);
  const roots = [...seen, ...known].map(({ pid }) => pid);
  const wanted = (pid: number): boolean => !spared.has(pid) && !others.has(pid);
  const grown = descendantsOf(
    roots.filter(wanted),
    running.filter(({ pid }) => wanted(pid)),
  );
  return running.filter(({ pid }) => grown.has(pid));
};

/** The pids and all that descends from them. */
const descendantsOf = (
  roots: readonly number[],
  running: readonly RunningProcess[],
): Set<number> => {
  const family = new Set(roots);
  const byPid = new Map(running.map((each) => [each.pid, each]));
  for (let before = -1; before !== family.size; ) {
    before = family.size;
    for (const { pid, parent, startTicks } of running) {
      const above = byPid.get(parent);
      // A parent younger than its child is a stranger with a pid used again.
      if (above && family.has(parent) && above.startTicks <= startTicks) family.add(pid);
    }
  }
  return family;
};

const ancestorsOf = (pid: number, byPid: ReadonlyMap<number, RunningProcess>): Set<number> => {
  const above = new Set<number>();
  for (
    let parent = byPid.get(pid)?.parent;
    parent !== undefined && !above.has(parent);
    parent = byPid.get(parent)?.parent
  ) {
    above.add(parent);
  }
  return above;
};
