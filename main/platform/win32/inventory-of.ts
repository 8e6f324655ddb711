// The inventory that lockdown and removal work from, on Windows.
import type { Problem } from '../../../preload/contract/index.ts';
import { emptyInventory, type Platform } from '../port/index.ts';
import { readConfiguration } from './configuration.ts';
import { readLeftovers } from './leftovers.ts';
import { lookAtThings } from './things/index.ts';

export const inventory: Platform['inventory'] = async (clients, installations, paths) => {
  const files = {
    ...emptyInventory,
    leftovers: readLeftovers(clients, paths),
    configuration: readConfiguration(clients, paths),
  };
  const looked = await lookAtThings(clients, installations, paths);
  if (!looked.ok) return { inventory: files, problems: [looked.problem] };
  const { things, shortfalls } = looked.value;
  return { inventory: { ...files, windows: things }, problems: shortfalls.map(problemOf) };
};

const problemOf = (message: string): Problem => ({
  kind: 'not-permitted',
  subject: 'win32',
  message,
  advice: 'Start Callwarden with “Run as administrator” to see all of it.',
});
