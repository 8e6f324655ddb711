// What is asked of a process, and what is answered: the same for every system.
import type { ClientId, Identity } from '../../../preload/contract/index.ts';
import type { PlatformName } from '../advisories/index.ts';

interface IdentifiableProcess {
  /** The kernel's short name. */
  readonly name: string;
  readonly executable: string | null;
  readonly arguments: readonly string[];
  readonly cgroup: string;
}

export interface Identification {
  readonly client: ClientId;
  readonly identity: Identity;
  /** Short and plain, made of the catalogue's own words alone: nothing of the process's is quoted. */
  readonly evidence: string;
}

/** null: no client of the catalogue. */
export type Identify = (process: IdentifiableProcess) => Identification | null;

export interface OwnedFile {
  readonly client: string;
  readonly package: string;
  readonly source: string;
}

export interface IdentifierOptions {
  /** `/`, or the tree that is looked at; on Windows its drive, `C:\`. */
  readonly root: string;
  /** The person's home, as seen from outside the root. */
  readonly home: string;
  /** Which client's package owns a file; paths as seen inside the root. */
  readonly ownership: { packageOf(path: string): OwnedFile | null };
  /** Whose words the paths are; without it, what the root looks like decides between Linux and Windows. */
  readonly platform?: PlatformName;
}
