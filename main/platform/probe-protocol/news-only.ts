// Health is told when it changes: the same words about the same part are not said twice.
import type { ProbeObservation } from '../port/index.ts';

/** A sink that leaves out health that was already told, and never passes an empty batch. */
export function newsOnly(
  sink: (observations: readonly ProbeObservation[]) => void,
): (observations: readonly ProbeObservation[]) => void {
  const told = new Map<string, string>();
  const isNews = (observation: ProbeObservation) => {
    if (observation.type !== 'health') return true;
    const { part, state, detail, advice } = observation.health;
    const words = JSON.stringify([state, detail, advice]);
    if (told.get(part) === words) return false;
    told.set(part, words);
    return true;
  };
  return (observations) => {
    const hasHealth = observations.some((observation) => observation.type === 'health');
    const news = hasHealth ? observations.filter(isNews) : observations;
    if (news.length > 0) sink(news);
  };
}
