// Ending a client: its whole tree is asked politely, and what still runs after 5 s is made to.
import { setTimeout } from 'node:timers/promises';
import type { ClientId, Problem } from '../../../preload/contract/index.ts';
import { failure, type Outcome, success } from '../../outcome.ts';
import type { ProcessKey, RunningProcess, RunningProcesses } from '../../platform/port/index.ts';
import { familyOf } from './family.ts';
import type { LiveGuard } from './live-guard.ts';

export interface EndingOptions {
  readonly guard: LiveGuard;
  readonly processes: RunningProcesses;
  /** How long a client has to end by itself, milliseconds. */
  readonly patienceMs?: number;
  /** Our own pid. */
  readonly self?: number;
}

const lookEveryMs = 50;
/** The whole process table is read this often only: children may have been started meanwhile. */
const lookForChildrenEveryMs = 250;
/** What the kernel needs to take a killed process away; longer is a process stuck in a device. */
const killedWithinMs = 2_000;

/** Gives how many processes have ended. */
export const endClient = async (
  client: ClientId,
  options: EndingOptions,
): Promise<Outcome<number>> => {
  const { patienceMs = 5_000 } = options;
  const targets = new Map<string, RunningProcess>();
  const refused = new Map<string, Problem>();
  const name = options.guard.nameOf(client);

  const send = (target: RunningProcess, how: 'polite' | 'firm'): void => {
    const outcome = options.processes.end(target, how);
    if (!outcome.ok) refused.set(keyOf(target), outcome.problem);
  };
  const findMore = async (how: 'polite' | 'firm'): Promise<void> => {
    for (const found of await lookForFamily(client, [...targets.values()], options)) {
      if (targets.has(keyOf(found))) continue;
      targets.set(keyOf(found), found);
      send(found, how);
    }
  };
  const left = (): RunningProcess[] =>
    [...targets.values()].filter((target) => options.processes.isRunning(target));
  const waiting = (): boolean => left().some((target) => !refused.has(keyOf(target)));

  await findMore('polite');
  if (targets.size === 0) return failure(notRunning(client, name));
  await until(
    () => !waiting(),
    patienceMs,
    () => findMore('polite'),
  );
  for (const target of left()) send(target, 'firm');
  await until(
    () => !waiting(),
    killedWithinMs,
    () => findMore('firm'),
  );

  const [stuck] = left();
  if (!stuck) return success(targets.size);
  return failure(refused.get(keyOf(stuck)) ?? stillRunning(client, name, stuck));
};

/** What the guard knows to be the client's, and what descends from the processes found before. */
const lookForFamily = async (
  client: ClientId,
  before: readonly RunningProcess[],
  { guard, processes, self = process.pid }: EndingOptions,
): Promise<readonly RunningProcess[]> => {
  const running = await processes.list();
  const keys = guard.processKeys();
  const others = [...keys].flatMap(([each, owned]) => (each === client ? [] : owned));
  return familyOf({ running, known: [...(keys.get(client) ?? []), ...before], others, self });
};

const until = async (
  done: () => boolean,
  limitMs: number,
  now: () => Promise<void>,
): Promise<void> => {
  const endAt = performance.now() + limitMs;
  let lookAt = performance.now() + lookForChildrenEveryMs;
  while (!done() && performance.now() < endAt) {
    await setTimeout(lookEveryMs);
    if (performance.now() < lookAt) continue;
    await now();
    lookAt = performance.now() + lookForChildrenEveryMs;
  }
};

const keyOf = ({ pid, startTicks }: ProcessKey): string => `${pid} ${startTicks}`;

const notRunning = (client: ClientId, name: string): Problem => ({
  kind: 'not-found',
  subject: client,
  message: `${name} is not running.`,
  advice: 'Nothing is to be done.',
});

const stillRunning = (client: ClientId, name: string, { pid }: ProcessKey): Problem => ({
  kind: 'unavailable',
  subject: client,
  message: `${name} still runs (process ${pid}), although it was made to end.`,
  advice: 'It may wait for a device; unplug the device or restart the machine.',
});
