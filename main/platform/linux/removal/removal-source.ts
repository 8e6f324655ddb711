// What a removal asks of Linux.
import type { RemovalSource } from '../../port/index.ts';
import { askPackageManagers, packagesOwning } from '../packages/index.ts';

export const removalSource = (): RemovalSource => ({
  // A good part of the platform, for removals alone.
  traces: async (...asked) => (await import('./traces.ts')).readTraces(...asked),
  packagesOwning,
  askPackageManagers,
});
