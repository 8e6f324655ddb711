// What a removal asks of Linux.
import type { RemovalSource } from '../../port/index.ts';
import { askPackageManagers, packagesOwning } from '../packages/index.ts';
import { readTraces } from './traces.ts';

export const removalSource = (): RemovalSource => ({
  traces: readTraces,
  packagesOwning,
  askPackageManagers,
});
