// What a removal says: what is there, what is done, what is left, and where else to go.
import { elsewhere } from './elsewhere.ts';
import { farewell } from './farewell.ts';
import { onMac } from './on-mac.ts';
import { onWindows } from './on-windows.ts';
import { plans } from './plans.ts';
import { remnants, sort } from './remnants.ts';
import { kept, left, verdict } from './verdict.ts';

export const removal = [
  ...farewell,
  ...onMac,
  ...elsewhere,
  ...onWindows,
  ...plans,
  ...remnants,
  ...verdict,
] as const;

/** Words that stand in the gaps of these sentences. */
export const removalWords = { sort, kept, left, target: { unknown: 'unbekannt' } } as const;
