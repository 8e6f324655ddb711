// A stream asked for its first complete answer only.
import type { GuardPart } from '../../../preload/contract/index.ts';
import type { Source, StreamObservation } from '../port/index.ts';

/** A server that has said nothing by then is reported as it is: silent. Milliseconds. */
const patienceMs = 1_500;

type Open = (sink: (observations: readonly StreamObservation[]) => void) => Source;

/** Everything up to and including the part's first word about its own health, which closes its first listing. */
export const firstWords = async (
  open: Open,
  part: GuardPart,
): Promise<readonly StreamObservation[]> => {
  const heard: StreamObservation[] = [];
  const source = await new Promise<Source>((resolve) => {
    const opened = open((observations) => {
      heard.push(...observations);
      if (observations.some((o) => o.type === 'health' && o.health.part === part)) settle();
    });
    const timer = setTimeout(settle, patienceMs);
    function settle(): void {
      clearTimeout(timer);
      // `open` may speak before it returns.
      queueMicrotask(() => resolve(opened));
    }
  });
  await source.stop();
  return heard.filter((o) => o.type !== 'stream.ended');
};
