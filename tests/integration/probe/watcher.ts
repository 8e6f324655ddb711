// What a test holds in its hands: a probe's observations so far, and a way to wait for one.
import type { ProbeObservation } from '../../../main/platform/port/index.ts';

type Of<T extends string, Each = ProbeObservation> = Each extends { readonly type: infer Type }
  ? T extends Type
    ? Each
    : never
  : never;

export interface Watcher {
  readonly sink: (batch: readonly ProbeObservation[]) => void;
  readonly seen: ProbeObservation[];
  readonly batches: number;
  /** The first observation of this type that fits, from `from` onwards, now or later. */
  until<T extends ProbeObservation['type']>(
    type: T,
    fits?: (observation: Of<T>) => boolean,
    from?: number,
    patienceMs?: number,
  ): Promise<Of<T>>;
}

export function watcher(): Watcher {
  const seen: ProbeObservation[] = [];
  const waiting = new Set<() => void>();
  let batches = 0;
  return {
    seen,
    get batches() {
      return batches;
    },
    sink(batch) {
      batches += 1;
      seen.push(...batch);
      for (const look of waiting) look();
    },
    until(type, fits = () => true, from = 0, patienceMs = 8000) {
      type Wanted = Of<typeof type>;
      return new Promise((resolve, reject) => {
        let at = from;
        const look = () => {
          for (; at < seen.length; at += 1) {
            const observation = seen[at];
            if (observation?.type !== type || !fits(observation as Wanted)) continue;
            clearTimeout(limit);
            waiting.delete(look);
            resolve(observation as Wanted);
            return;
          }
        };
        const limit = setTimeout(() => {
          waiting.delete(look);
          const last = seen.slice(-5).map((each) => JSON.stringify(each).slice(0, 300));
          reject(
            new Error(`no fitting ${type} among ${seen.length}; the last: ${last.join('\n')}`),
          );
        }, patienceMs);
        waiting.add(look);
        look();
      });
    },
  };
}
