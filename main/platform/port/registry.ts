// What is asked of Windows' registry: single values, and keys with all that is in them.
import type {
  RegistryChange,
  RegistryPlace,
  RegistryStands,
} from '../../../preload/contract/index.ts';
import type { Outcome } from '../../outcome.ts';

/** A place, and what stood there when it was looked at. */
export interface RegistrySeen extends RegistryPlace {
  readonly stands: RegistryStands;
  /** Those of the place's keys that are not there, outermost first. */
  readonly missing: readonly string[];
}

export interface Registry {
  /** Problems: `not-permitted`; `unavailable` for what cannot be read so that it could be put back (links). */
  now(place: RegistryPlace): Outcome<RegistryStands>;
  /**
   * Makes the place stand so. Where it becomes absent, those of `made` that are empty then go too. Whoever calls has
   * looked before. `not-permitted` where only an administrator may.
   */
  put(place: RegistryPlace, to: RegistryStands, made: RegistryChange['made']): Outcome<void>;
}
