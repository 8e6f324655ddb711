// Joins a guard with the keeper of blocks.
import type { Platform } from '../../platform/port/index.ts';
import type { Guard } from '../guard.ts';
import { BlockKeeper } from './block-keeper.ts';
import { pidsOf } from './pids-of.ts';

/** Gives the function that ends it. What could not be put in force is said where the client's block is shown. */
export const keepBlocks = async (
  guard: Guard,
  { firewall, processes }: Pick<Platform, 'firewall' | 'processes'>,
): Promise<() => void> => {
  if (firewall === undefined) return () => {};
  const keeper = new BlockKeeper({
    firewall,
    uid: process.getuid?.() ?? 0,
    pidsOf: (client) => pidsOf(client, guard.processKeys(), processes),
  });
  const leaving = [
    guard.onProcesses(() => keeper.processesChanged()),
    guard.subscribe((events) => keeper.observe(events)),
  ];
  await keeper.start();
  return () => {
    for (const leave of leaving) leave();
    keeper.stop();
  };
};
