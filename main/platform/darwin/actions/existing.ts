// Which of the catalogue's entries are there: paths, and jobs of launchd by their label.
import { openTree } from '../../files/index.ts';
import { groundBelow } from '../../ground/index.ts';
import type { Paths } from '../../port/index.ts';
import { isPlainLabel } from '../inventory/launchd-job.ts';

/** Stars are expanded, a link is not followed. Gives the entries as they were. */
export const existing = async (
  entries: readonly string[],
  paths: Paths,
): Promise<readonly string[]> => {
  const tree = openTree(paths.root);
  if (!tree.ok) return [];
  const ground = groundBelow(tree.value, paths);
  return entries.filter((entry) =>
    placesOf(entry).some((place) => ground.expand(place).length > 0),
  );
};

const placesOf = (entry: string): readonly string[] => {
  if (entry.startsWith('/') || entry.startsWith('~/')) return [entry];
  if (!isPlainLabel(entry) || !entry.includes('.')) return [];
  return [
    `/Library/LaunchDaemons/${entry}.plist`,
    `/Library/LaunchAgents/${entry}.plist`,
    `~/Library/LaunchAgents/${entry}.plist`,
  ];
};
