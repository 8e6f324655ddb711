// What was found, grouped and summed. Pure.
import type { Belonging, Remnant } from '../../../preload/contract/index.ts';

export const belongings: readonly Belonging[] = ['client', 'own', 'shared', 'guess'];

export const ofBelonging = (remnants: readonly Remnant[], belonging: Belonging) =>
  remnants
    .filter((remnant) => remnant.belonging === belonging)
    .sort((a, b) => (b.bytes ?? 0) - (a.bytes ?? 0) || a.id.localeCompare(b.id));

export const bytesOf = (remnants: readonly Remnant[]): number =>
  remnants.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0);

/** Whether a person may choose it: what is shared, or only told, is never ours to take. */
export const mayBeChosen = ({ belonging, way }: Remnant): boolean =>
  belonging !== 'shared' && way !== 'by-hand' && way !== 'keep';
