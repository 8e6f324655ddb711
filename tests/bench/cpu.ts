// CPU time of processes, as the kernel accounts it.
import { readdirSync, readFileSync } from 'node:fs';

/** On-CPU time of a process and its descendants that live now, milliseconds (schedstat: nanoseconds, sched-stats.rst). */
export const treeCpuMs = (pid: number): number =>
  tree(pid).reduce((sum, each) => sum + ownCpuMs(each), 0);

/** Resident memory of a process and its descendants, MB (proc_pid_status(5): VmRSS in kB). */
export const treeResidentMb = (pid: number): number =>
  tree(pid).reduce(
    (sum, each) =>
      sum + Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${each}/status`, 'utf8'))?.[1] ?? 0),
    0,
  ) / 1024;

const ownCpuMs = (pid: number): number =>
  readdirSync(`/proc/${pid}/task`).reduce(
    (sum, task) =>
      sum + Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]),
    0,
  ) / 1e6;

export const tree = (pid: number): number[] => {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .split(' ')
    .filter(Boolean)
    .map(Number);
  return [pid, ...children.flatMap(tree)];
};

/** CPU of this process and of all children that have ended, milliseconds (proc_pid_stat(5): fields 14 to 17, ticks of 10 ms). */
const ownAndEndedChildrenCpuMs = (): number => {
  const fields = readFileSync('/proc/self/stat', 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
    .map(Number);
  return ((fields[11] ?? 0) + (fields[12] ?? 0) + (fields[13] ?? 0) + (fields[14] ?? 0)) * 10;
};

/** CPU of all children that have ended, milliseconds, in ticks of 10 ms. */
export const cpuOfChildren = (): number => {
  const fields = readFileSync('/proc/self/stat', 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[13]) + Number(fields[14])) * 10;
};

/** Mean CPU of one run, children included, milliseconds. The kernel counts in 10 ms: many runs make it fine. */
export const cpuOfOne = async (run: () => unknown, runs: number): Promise<number> => {
  await run();
  const before = ownAndEndedChildrenCpuMs();
  for (let index = 0; index < runs; index += 1) await run();
  return (ownAndEndedChildrenCpuMs() - before) / runs;
};
