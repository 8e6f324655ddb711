// Keeps what a stream source tells, with the time at which it was told.

import type { StreamObservation, StreamObserved } from '../../main/platform/port/index.ts';
import type { Health } from '../../preload/contract/index.ts';
import { until } from './until.ts';

export interface StreamLog {
  readonly all: readonly StreamObservation[];
  sink(observations: readonly StreamObservation[]): void;
  started(match: (stream: StreamObserved) => boolean, limitMs?: number): Promise<StreamObserved>;
  changed(match: (stream: StreamObserved) => boolean, limitMs?: number): Promise<StreamObserved>;
  ended(stream: string, limitMs?: number): Promise<void>;
  /** The next health told after the first `after` observations. */
  health(state: Health['state'], after?: number, limitMs?: number): Promise<Health>;
}

export function streamLog(): StreamLog {
  const all: StreamObservation[] = [];
  const told =
    (type: StreamObserved['type']) => (match: (s: StreamObserved) => boolean, limitMs?: number) =>
      until(
        type,
        () =>
          all.find(
            (one): one is StreamObserved => one.type === type && match(one as StreamObserved),
          ),
        limitMs,
      );
  return {
    all,
    sink: (observations) => {
      all.push(...observations);
    },
    started: told('stream.started'),
    changed: told('stream.changed'),
    ended: async (stream, limitMs) => {
      await until(
        `the end of ${stream}`,
        () => all.find((one) => one.type === 'stream.ended' && one.stream === stream),
        limitMs,
      );
    },
    health: (state, after = 0, limitMs) =>
      until(
        `health ${state}`,
        () =>
          all
            .slice(after)
            .flatMap((one) => (one.type === 'health' ? [one.health] : []))
            .find((health) => health.state === state),
        limitMs,
      ),
  };
}
