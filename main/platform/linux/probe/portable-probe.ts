// The probe that needs no compiler: it looks again and again, and tells what differs.
import { causeOf, failure, type Outcome, success } from '../../../outcome.ts';
import { healthObserved, limited } from '../../health.ts';
import type { Probe, ProbeObservation, ProbeOptions } from '../../port/index.ts';
import { differences, type Look, nothingSeen } from './portable-look.ts';
import { look, lookAtSockets, type Sight, sightOf } from './portable-sight.ts';
import { healthOfOtherUsers } from './probe-health.ts';

/** Opens the portable probe. `parts` replaces what it sees through, for a test. */
export function openPortableProbe(
  options: ProbeOptions,
  sink: (observations: readonly ProbeObservation[]) => void,
  parts: Partial<Sight> = {},
): Probe {
  const sight = sightOf(options.devices, parts);
  let known = nothingSeen;
  let focus: ReadonlySet<number> = new Set();
  let focusChanged = false;
  let first = true;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let turn: Promise<void> = Promise.resolve();

  const tell = (observations: readonly ProbeObservation[]) => {
    if (!stopped && observations.length > 0) sink(observations);
  };

  const lookOnce = async () => {
    focusChanged = false;
    const seen = await look(sight, known, focus);
    const atMs = Date.now();
    const news = differences(known, seen, atMs);
    if (first) news.push(...closing(sight, seen, options.intervalMs, atMs));
    else if (seen.denied !== known.denied) news.push(otherUsers(seen, atMs));
    first = false;
    known = seen;
    tell(news);
  };

  const refocus = async () => {
    if (!focusChanged || stopped) return;
    focusChanged = false;
    const seen = await lookAtSockets(sight, known, focus);
    const news = differences(known, seen, Date.now());
    known = seen;
    tell(news);
  };

  /** One thing after the other: a look that failed is told, and tried again at the next turn. */
  const queue = (work: () => Promise<void>) => {
    turn = turn
      .then(() => (stopped ? undefined : work()))
      .catch((thrown: unknown) => tell([healthObserved(failed(causeOf(thrown)), Date.now())]));
    return turn;
  };

  const poll = () => {
    void queue(lookOnce).then(() => {
      if (!stopped) timer = setTimeout(poll, options.intervalMs);
    });
  };
  poll();

  return {
    focus(pids) {
      const wanted = new Set(pids);
      if (wanted.size === focus.size && pids.every((pid) => focus.has(pid))) return;
      focus = wanted;
      focusChanged = true;
      if (!stopped) void queue(refocus);
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await turn;
    },
  };
}

/** One portable look at everything, sockets of all processes included. */
export async function samplePortable(
  options: ProbeOptions,
  timeLimitMs: number,
  parts: Partial<Sight> = {},
): Promise<Outcome<readonly ProbeObservation[]>> {
  let limit: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    limit = setTimeout(() => resolve(null), timeLimitMs);
  });
  try {
    const sight = sightOf(options.devices, parts);
    const seen = await Promise.race([look(sight, nothingSeen, null), late]);
    if (seen === null) {
      return failure({
        kind: 'timeout',
        subject: 'portable probe',
        message: `The look at this machine did not finish within ${timeLimitMs / 1000} seconds.`,
        advice: 'Try again when the machine is less busy.',
      });
    }
    const atMs = Date.now();
    return success([
      ...differences(nothingSeen, seen, atMs),
      ...closing(sight, seen, options.intervalMs, atMs),
    ]);
  } catch (thrown) {
    return failure({
      kind: 'unavailable',
      subject: 'portable probe',
      message: 'Processes cannot be read on this machine.',
      advice: 'See that /proc is mounted.',
      cause: causeOf(thrown),
    });
  } finally {
    clearTimeout(limit);
  }
}

const failed = (cause: string) =>
  limited(
    'probe',
    `This machine's processes could not be looked at: ${cause}.`,
    'See that /proc is mounted.',
  );

const otherUsers = (seen: Look, atMs: number): ProbeObservation =>
  healthObserved(healthOfOtherUsers(seen.denied, process.getuid?.() ?? 0), atMs);

/** What ends the first look: how much can be seen this way, and that this was all. */
function closing(sight: Sight, seen: Look, intervalMs: number, atMs: number): ProbeObservation[] {
  const seconds = `${intervalMs / 1000} s`;
  const advice = 'Install a C compiler and run npm ci, for the native probe.';
  const sockets =
    sight.tables === 'proc'
      ? 'Connections are read from the tables of the kernel, without byte counts.'
      : 'Connections come from netstat: no UDP without a peer, long IPv6 addresses cut short, no byte counts.';
  return [
    limited(
      'process-events',
      `Processes are compared every ${seconds}: a shorter one is not seen.`,
      advice,
    ),
    limited(
      'device-events',
      `Open camera and microphone nodes are compared every ${seconds}: a shorter use is not seen.`,
      advice,
    ),
    limited('sockets', sockets, advice),
  ]
    .map((health): ProbeObservation => healthObserved(health, atMs))
    .concat(otherUsers(seen, atMs), {
      type: 'sample.complete',
      processes: seen.processes.size,
      sockets: seen.sockets.size,
      denied: seen.denied,
      atMs,
    });
}
