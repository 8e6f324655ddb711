// A walk through a tree that lets others have a turn.
import { setImmediate as breathe } from 'node:timers/promises';

export interface Walk {
  entries: number;
}

/** So many entries between two breaths: the screens stay alive while a hundred thousand files go. */
const entriesABreath = 500;

/** Once for each entry. */
export const step = async (walk: Walk): Promise<void> => {
  walk.entries += 1;
  if (walk.entries % entriesABreath === 0) await breathe();
};
