// Steps share files, each written on top of the one before: to take one back, those above it have to go first.
import type { JournalEntry } from '../../preload/contract/index.ts';

/**
 * Other steps of a run that stand on what these steps have written, directly or by way of others. They are to be
 * taken back with them, and may be done again afterwards.
 */
export function stepsOnTop(entry: JournalEntry, steps: readonly string[]): readonly string[] {
  const taken = new Set(steps);
  const standing = entry.effects.filter(({ state }) => state === 'done' || state === 'verified');
  for (let before = -1; before !== taken.size; ) {
    before = taken.size;
    const touched = new Set<string>();
    for (const { step, path } of standing) {
      if (path !== null && touched.has(path)) taken.add(step);
      if (path !== null && taken.has(step)) touched.add(path);
    }
  }
  return [...taken].filter((step) => !steps.includes(step));
}
