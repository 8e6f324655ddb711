// What every family of the inventory is given.
import type { Installation } from '../../../../preload/contract/index.ts';
import type { Client } from '../../../catalogue/index.ts';
import type { Ground } from '../../ground/index.ts';
import type { Owners } from './owners.ts';

export interface Look {
  readonly clients: readonly Client[];
  /** Those of `clients` alone. */
  readonly installations: readonly Installation[];
  readonly ground: Ground;
  readonly owners: Owners;
  /** Names of the desktop in use, as in XDG_CURRENT_DESKTOP; empty where nobody can know: a mounted disk. */
  readonly desktops: readonly string[];
}
