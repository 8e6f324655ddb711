// Processes as they run now, and ending them: never by pid alone, for pids are given away again (proc(5), kill(2)).
import { readFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { causeOf, failure, type Outcome, success } from '../../../outcome.ts';
import type { ProcessKey, RunningProcess, RunningProcesses } from '../../port/index.ts';
import { pidsOfProc, procClock, readStat } from '../probe/proc-process.ts';

/** After so many processes the event loop gets its turn: a thousand would hold it for too long. */
const readAtOnce = 100;

const signals = { polite: 'SIGTERM', firm: 'SIGKILL' } as const;

export const runningProcesses = (): RunningProcesses => ({
  async list() {
    const { bootedAtMs, ticksPerSecond } = procClock();
    const found: RunningProcess[] = [];
    for (const [at, pid] of pidsOfProc().entries()) {
      if (at > 0 && at % readAtOnce === 0) await setImmediate();
      const stat = statOf(pid);
      if (stat === null) continue;
      const { startTicks, parent } = stat;
      const startedAtMs = Math.round(bootedAtMs + (startTicks * 1_000) / ticksPerSecond);
      found.push({ pid, startTicks, parent, startedAtMs });
    }
    return found;
  },
  isRunning,
  end(key, how) {
    // Nothing is awaited between this look and the signal. Pids are given out in turn (kernel/pid.c allocates them
    // cyclically): within these microseconds none comes round again.
    if (!isRunning(key)) return success('gone');
    try {
      process.kill(key.pid, signals[how]);
      return success('asked');
    } catch (thrown) {
      return codeOf(thrown) === 'ESRCH' ? success('gone') : refused(key, thrown);
    }
  },
});

const isRunning = ({ pid, startTicks }: ProcessKey): boolean =>
  statOf(pid)?.startTicks === startTicks;

/** null for a process that is gone, or that has ended and only waits for its parent to notice. */
const statOf = (pid: number) => {
  try {
    const stat = readStat(readFileSync(`/proc/${pid}/stat`));
    return stat === null || stat.over ? null : stat;
  } catch {
    return null;
  }
};

const codeOf = (thrown: unknown): unknown =>
  thrown instanceof Error && 'code' in thrown ? thrown.code : null;

const refused = ({ pid }: ProcessKey, thrown: unknown): Outcome<never> =>
  failure({
    kind: 'not-permitted',
    subject: `pid ${pid}`,
    message: `Process ${pid} belongs to another user and may not be ended from here.`,
    advice: 'Start Callwarden as that user, or as an administrator.',
    cause: causeOf(thrown),
  });
