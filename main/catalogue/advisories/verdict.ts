// What can be said of an advisory and an installation.
import type { Installation } from '../../../preload/contract/index.ts';

export type PlatformName = 'linux' | 'darwin' | 'win32';

export interface Verdict {
  readonly verdict: 'affected' | 'fixed' | 'not-affected' | 'cannot-tell';
  /** One sentence: why. */
  readonly reason: string;
  /** The version to have, as the advisory prints it; null where nobody has named one. */
  readonly fixedVersion: string | null;
}

/** What is judged: any installation, and no more of it than matters. */
export type Judged = Pick<Installation, 'client' | 'source' | 'version' | 'package'>;
