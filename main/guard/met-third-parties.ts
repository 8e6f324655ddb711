// The third parties that were news once, kept over restarts so that they are not news again.
import * as z from 'zod';
import { clientId, type WatchEvent } from '../../preload/contract/index.ts';
import type { Store } from '../store/index.ts';
import type { ThirdParty } from '../watch/index.ts';

const key = 'third-parties-met';
const metSchema = z.array(z.strictObject({ client: clientId, owner: z.string() }));

export const readThirdPartiesMet = (
  store: Pick<Store, 'setting'> | null,
): readonly ThirdParty[] => {
  const kept = store?.setting(key, metSchema);
  // What cannot be read is told once more: better twice than never.
  return kept?.ok ? (kept.value ?? []) : [];
};

/** Where it cannot be kept, because another guard keeps it or the disk fails (which the store says itself), it is told again. */
export const keepThirdPartiesMet = (
  store: Pick<Store, 'setSetting'> | null,
  told: readonly WatchEvent[],
  met: () => readonly ThirdParty[],
): void => {
  const isNews = told.some(
    (event) => event.type === 'alert' && event.alert.rule === 'new-third-party',
  );
  if (isNews) store?.setSetting(key, met());
};
