// Pure bookkeeping: what was told while a question was under way is newer than its answer may be.
import type { Now, ToldEvent } from '../../preload/contract/index.ts';
import { applyEvents } from './apply-events.ts';

export interface Question {
  /** The answer with what was told since the question; null: a later question was answered before. */
  answered(now: Now): Now | null;
  failed(): void;
}

/** Questions and events arrive by two ways, in any order. */
export const createMeanwhile = () => {
  const underWay = new Map<number, ToldEvent[]>();
  let asked = 0;
  let answeredLast = 0;
  return {
    heard: (events: readonly ToldEvent[]): void => {
      for (const told of underWay.values()) told.push(...events);
    },
    ask: (): Question => {
      asked += 1;
      const own = asked;
      underWay.set(own, []);
      const end = (): readonly ToldEvent[] => {
        const told = underWay.get(own) ?? [];
        underWay.delete(own);
        return told;
      };
      return {
        answered: (now) => {
          const told = end();
          if (own < answeredLast) return null;
          answeredLast = own;
          return applyEvents(now, told).now;
        },
        failed: () => void end(),
      };
    },
  };
};
