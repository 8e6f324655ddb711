// Ends exactly these processes: asked politely, and what still runs after a while is made to.
import { setTimeout } from 'node:timers/promises';
import { failure, type Outcome, success } from '../../outcome.ts';
import type { ProcessKey, RunningProcesses } from '../../platform/port/index.ts';

const lookEveryMs = 50;
/** How long a program may take to put its things in order, milliseconds. */
const patienceMs = 5_000;
/** What the kernel needs to take a killed process away; longer is a process stuck in a device. */
const killedWithinMs = 2_000;

export const endProcesses = async (
  keys: readonly ProcessKey[],
  processes: RunningProcesses,
): Promise<Outcome<void>> => {
  for (const [how, withinMs] of [
    ['polite', patienceMs],
    ['firm', killedWithinMs],
  ] as const) {
    for (const key of keys.filter((each) => processes.isRunning(each))) {
      const asked = processes.end(key, how);
      if (!asked.ok) return asked;
    }
    const untilMs = Date.now() + withinMs;
    while (keys.some((key) => processes.isRunning(key)) && Date.now() < untilMs)
      await setTimeout(lookEveryMs);
  }
  const stuck = keys.find((key) => processes.isRunning(key));
  return stuck === undefined
    ? success(undefined)
    : failure({
        kind: 'timeout',
        subject: `process ${stuck.pid}`,
        message: `Process ${stuck.pid} did not end, though it was made to.`,
        advice: 'It may wait for a device. Try again, or restart the machine.',
      });
};
