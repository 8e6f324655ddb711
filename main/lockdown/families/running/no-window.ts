// A client that runs although nothing of it is on the screen: closed by its window, alive in the tray or without any.
import type { Client } from '../../../catalogue/index.ts';
import { success } from '../../../outcome.ts';
import { type Check, passed } from '../../check.ts';
import { checkId } from '../../check-id.ts';
import { evidence, some } from '../../evidence.ts';
import { surelyRunning } from '../../surely-running.ts';

export function noWindowCheck(client: Client): Check {
  const name = client.shortName;
  const id = checkId(client, 'running-without-need', 'no-window');
  return {
    id,
    client: client.id,
    family: 'running-without-need',
    bucket: 'privacy',
    severity: 'medium',
    severityReason: 'You cannot see that it runs, and it can use the microphone and the network.',
    title: `${name} does not run without a window.`,
    why: `Closing a window often does not end ${name}: it stays in the tray, or goes on without any sign.`,
    sources: ['https://specifications.freedesktop.org/wm-spec/latest/'],
    remedy: {
      kind: 'automatic',
      profile: 'strict',
      mayBreak: `Calls and messages reach you only after you have started ${name} again.`,
      plan: ({ live }, desk) => {
        const { keys } = surelyRunning(live?.running ?? null);
        if (keys.length > 0) desk.endProcesses(id, `End ${name}.`, keys);
        return success(undefined);
      },
    },
    look: ({ live }) => {
      if (live === null || live.windows === null) return null;
      const { windows } = live;
      const { processes } = surelyRunning(live.running);
      if (processes.length === 0 || processes.some(({ pid }) => windows.has(pid))) return passed;
      const seen = processes
        .slice(0, 5)
        .map(({ pid, name: program, startedAt }) =>
          evidence('process', `“${program}” (pid ${pid}) runs since ${startedAt}.`),
        );
      if (!some(seen)) return passed;
      return {
        result: 'failed',
        seen: {
          title: `${name} is running, but shows no window.`,
          evidence: seen,
          is: `${processes.length} ${processes.length === 1 ? 'process' : 'processes'}, no window`,
          shouldBe: 'not running',
        },
      };
    },
  };
}
