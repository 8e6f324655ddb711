// Processes as they run now, and ending them: never by pid alone, for pids are given away again.
import { causeOf, failure, type Outcome, success } from '../../../outcome.ts';
import { exitedWell } from '../../command/index.ts';
import type { ProcessKey, RunningProcesses } from '../../port/index.ts';
import { type Commands, plainEnv } from '../commands.ts';
import { parsePs, parseStart, psArgv, psStartArgv, startedProcess } from '../probe/ps.ts';

const signals = { polite: 'SIGTERM', firm: 'SIGKILL' } as const;

export const runningProcesses = (
  commands: Commands,
  send: (pid: number, signal: 'SIGTERM' | 'SIGKILL') => void = process.kill,
): RunningProcesses => {
  /** Its start in seconds: macOS gives out pids in turn up to 99,999, so none comes round within one. */
  const isRunning = ({ pid, startTicks }: ProcessKey): boolean => {
    const said = commands.runSync(psStartArgv(pid), plainEnv());
    return said.ok && parseStart(said.value) === startTicks;
  };
  return {
    async list() {
      const listed = exitedWell(psArgv, await commands.run(psArgv, { env: plainEnv() }));
      if (!listed.ok) return [];
      return parsePs(listed.value).processes.flatMap((process) => {
        const started = startedProcess(process);
        if (started === null) return [];
        const { pid, startTicks, parent, startedAtMs } = started;
        return [{ pid, startTicks, parent, startedAtMs }];
      });
    },
    isRunning,
    end(key, how) {
      if (!isRunning(key)) return success('gone');
      try {
        send(key.pid, signals[how]);
        return success('asked');
      } catch (thrown) {
        return codeOf(thrown) === 'ESRCH' ? success('gone') : refused(key, thrown);
      }
    },
  };
};

const codeOf = (thrown: unknown): unknown =>
  thrown instanceof Error && 'code' in thrown ? thrown.code : null;

const refused = ({ pid }: ProcessKey, thrown: unknown): Outcome<never> =>
  failure({
    kind: 'not-permitted',
    subject: `pid ${pid}`,
    message: `Process ${pid} belongs to another user or to the system and may not be ended from here.`,
    advice: 'Start Callwarden as that user, or as an administrator.',
    cause: causeOf(thrown),
  });
