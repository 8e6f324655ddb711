// How much each thing takes, one after the other: the screens stay alive meanwhile.
import { basename, dirname, parse } from 'node:path';
import { holdFolder, measureEntry } from '../../platform/files/index.ts';
import type { EntrySeen } from '../../platform/port/index.ts';
import type { Weight } from '../../removal/index.ts';

/** By path. What cannot be reached has no weight; what may not be looked into weighs what could be seen of it. */
export const weigh = async (
  entries: readonly Pick<EntrySeen, 'path'>[],
): Promise<ReadonlyMap<string, Weight>> => {
  const weights = new Map<string, Weight>();
  for (const { path } of entries) {
    if (weights.has(path)) continue;
    const weight = await weightOf(path);
    if (weight !== null) weights.set(path, weight);
  }
  return weights;
};

const weightOf = async (path: string): Promise<Weight | null> => {
  try {
    const folder = holdFolder(parse(path).root, dirname(path));
    try {
      const measured = await measureEntry(folder, basename(path));
      return measured && { bytes: measured.bytes, files: measured.files };
    } finally {
      folder.release();
    }
  } catch {
    // Gone meanwhile, or not ours to look at: a size is a help, not a condition.
    return null;
  }
};
