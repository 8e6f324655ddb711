// The probe without a native program: ps and lsof again and again, and what differs is told.
import { causeOf, type Outcome, success } from '../../../outcome.ts';
import { healthObserved } from '../../health.ts';
import type { Probe, ProbeObservation, ProbeOptions } from '../../port/index.ts';
import { newsOnly } from '../../probe-protocol/news-only.ts';
import type { Commands } from '../commands.ts';
import { commandHealth, lookFailed, otherUsers, unreadLines } from './command-health.ts';
import { differences, type Look, nothingSeen, numberer } from './look.ts';
import { type Looked, takeLook } from './take-look.ts';

export function openCommandProbe(
  commands: Commands,
  { intervalMs }: ProbeOptions,
  sink: (observations: readonly ProbeObservation[]) => void,
): Probe {
  const next = numberer();
  const tell = newsOnly(sink);
  let known: Look = nothingSeen;
  let focus: ReadonlySet<number> = new Set();
  let isFirst = true;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let turn: Promise<void> = Promise.resolve();

  const look = async (): Promise<void> => {
    const taken = await takeLook(commands, known, focus, next);
    if (stopped) return;
    if (!taken.ok) {
      tell([healthObserved(lookFailed(taken.problem.message), Date.now())]);
      return;
    }
    const atMs = Date.now();
    const news = differences(known, taken.value.look, atMs);
    if (isFirst) news.push(...closing(taken.value, intervalMs, atMs));
    isFirst = false;
    known = taken.value.look;
    tell(news);
  };

  const queue = (): Promise<void> => {
    turn = turn.then(look).catch((thrown: unknown) => {
      if (!stopped) tell([healthObserved(lookFailed(`${causeOf(thrown)}.`), Date.now())]);
    });
    return turn;
  };

  const poll = (): void => {
    void queue().then(() => {
      if (!stopped) timer = setTimeout(poll, intervalMs);
    });
  };
  poll();

  return {
    focus(pids) {
      const wanted = new Set(pids);
      if (wanted.size === focus.size && pids.every((pid) => focus.has(pid))) return;
      focus = wanted;
      if (!stopped) void queue();
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await turn;
    },
  };
}

/** One complete look, sockets of every process included. */
export async function sampleCommandsOnce(
  commands: Commands,
  { intervalMs }: ProbeOptions,
): Promise<Outcome<readonly ProbeObservation[]>> {
  const taken = await takeLook(commands, nothingSeen, null, numberer());
  if (!taken.ok) return taken;
  const atMs = Date.now();
  return success([
    ...differences(nothingSeen, taken.value.look, atMs),
    ...closing(taken.value, intervalMs, atMs),
  ]);
}

/** What ends the first look: how much can be seen this way, and that this was all. */
function closing({ look, unread }: Looked, intervalMs: number, atMs: number): ProbeObservation[] {
  const uid = process.getuid?.() ?? 0;
  return [
    ...commandHealth(intervalMs),
    otherUsers(uid),
    ...(unread.ps > 0 ? [unreadLines('ps', unread.ps)] : []),
    ...(unread.lsof > 0 ? [unreadLines('lsof', unread.lsof)] : []),
  ]
    .map((health): ProbeObservation => healthObserved(health, atMs))
    .concat({
      type: 'sample.complete',
      processes: look.processes.size,
      sockets: look.sockets.size,
      denied: 0,
      atMs,
    });
}
