// One copy of a client, with what stands behind it.
import type { Installation } from '../../../../preload/contract/index.ts';

export interface Found {
  readonly installation: Installation;
  /** A folder in which only the system may write, so that everything in it belongs to the package; else null. */
  readonly sealed: string | null;
}
