// A native probe that is kept alive: started again whenever it dies, later each time, and what it saw before taken back.
import type { ChildProcess } from 'node:child_process';
import type { Health } from '../../../preload/contract/index.ts';
import { backOff } from '../command/index.ts';
import { healthObserved, limited } from '../health.ts';
import type { Probe, ProbeObservation } from '../port/index.ts';
import { protocolVersion } from './line-schema.ts';
import { type LineReader, type NativeProbe, openNativeProbe } from './native-probe.ts';
import { newsOnly } from './news-only.ts';

const firstDelayMs = 250;
const longestDelayMs = 30_000;

/** `spawn` starts one life of the program, `reader` reads its lines. */
export function openKeptProbe(
  spawn: () => ChildProcess,
  reader: () => LineReader,
  sink: (observations: readonly ProbeObservation[]) => void,
): Probe {
  const tell = newsOnly(sink);
  const delay = backOff(firstDelayMs, longestDelayMs);
  let native: NativeProbe | null = null;
  let again: NodeJS.Timeout | undefined;
  let focus: readonly number[] = [];
  let stopped = false;
  let hasTold = false;

  const start = (): void => {
    native = openNativeProbe(spawn(), reader(), {
      hello: ({ protocol }) => {
        if (protocol !== protocolVersion) void native?.stop();
        if (hasTold && !stopped) tell([{ type: 'probe.reset', atMs: Date.now() }]);
      },
      observations: (batch) => {
        if (stopped) return;
        hasTold = true;
        if (batch.some(({ type }) => type === 'sample.complete')) delay.reset();
        tell(batch);
      },
      dropped: (problem) => {
        if (stopped) return;
        tell([healthObserved(linesDropped(problem?.message ?? 'a line too long'), Date.now())]);
      },
      ended: (reason) => {
        native = null;
        if (stopped) return;
        const waitMs = delay.next();
        tell([healthObserved(probeDied(reason, waitMs), Date.now())]);
        again = setTimeout(start, waitMs);
      },
    });
    native.focus(focus);
  };

  start();
  return {
    focus(pids) {
      focus = [...pids];
      native?.focus(pids);
    },
    async stop() {
      stopped = true;
      clearTimeout(again);
      await native?.stop();
    },
  };
}

export const probeDied = (reason: string, againInMs: number): Health =>
  limited(
    'probe',
    `The native probe died (${reason}) and is started again in ${againInMs / 1000} s.`,
    'Nothing, if it comes back; otherwise install Callwarden again.',
  );

export const linesDropped = (cause: string): Health =>
  limited(
    'probe',
    `The native probe printed something that is not of its protocol, which was dropped (${cause}).`,
    'Install Callwarden again, so that program and probe belong together.',
  );
