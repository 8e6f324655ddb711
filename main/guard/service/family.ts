// Pure: which running processes are to end with a client, and which never.
import type { ProcessKey, RunningProcess } from '../../platform/port/index.ts';

export interface FamilyQuestion {
  readonly running: readonly RunningProcess[];
  /** The client's, as the guard sees them or as found before; what they have started belongs to them. */
  readonly known: readonly ProcessKey[];
  /** Those of other clients: a browser that Zoom opened is not Zoom. */
  readonly others: readonly ProcessKey[];
  /** Our own pid. */
  readonly self: number;
}

/** The client's processes and all that they started; not the first process, not us, nor those that we live under. */
export const familyOf = ({ running, known, others, self }: FamilyQuestion): RunningProcess[] => {
  const byPid = new Map(running.map((each) => [each.pid, each]));
  const spared = ancestorsOf(self, byPid);
  spared.add(0).add(1).add(self);
  // Where we were started by the client ourselves, our own helpers are only seemingly the client's.
  if (known.some(({ pid }) => pid === self))
    for (const pid of descendantsOf([self], running)) spared.add(pid);
  const stillRuns = ({ pid, startTicks }: ProcessKey): boolean =>
    byPid.get(pid)?.startTicks === startTicks;
  for (const { pid } of others.filter(stillRuns)) spared.add(pid);
  const wanted = (pid: number): boolean => !spared.has(pid);
  const grown = descendantsOf(
    known.filter(stillRuns).flatMap(({ pid }) => (wanted(pid) ? [pid] : [])),
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
