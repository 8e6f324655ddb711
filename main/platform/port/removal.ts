// What only a removal asks of an operating system: traces beyond the inventory, and what package managers would do.
import type { Installation } from '../../../preload/contract/index.ts';
import type { Client } from '../../catalogue/index.ts';
import type { Outcome } from '../../outcome.ts';
import type { EntrySeen, FileSeen } from './entry.ts';
import type { Paths } from './paths.ts';

/** A folder or file whose name holds a client's, and that the catalogue does not know. */
export interface Likeness {
  readonly entry: EntrySeen;
  /** The word of the client's that is in the name. */
  readonly word: string;
}

/** A rule of the sound server that names one of the client's programs. */
export interface SoundRule {
  readonly file: FileSeen;
  /** The program that it names. */
  readonly word: string;
}

/** A package of the client's that its manager has on its books. */
export interface PackageSeen {
  readonly manager: 'dpkg' | 'rpm' | 'flatpak' | 'snap' | 'msi' | 'installer' | 'msix';
  readonly name: string;
  readonly version: string | null;
  readonly scope: 'system' | 'user';
  /** Where the client is in it; null for a package that only brings files to another. */
  readonly installation: Installation | null;
  /** Files of settings that the manager leaves when the package goes (deb: conffiles). */
  readonly settings: readonly EntrySeen[];
  /** The folder of the client's where something stands that no package put there; null where all is the package's. */
  readonly strays: EntrySeen | null;
}

export interface Traces {
  /** Installations that no package manager put there: what stands at their paths. */
  readonly programs: readonly { readonly installation: Installation; readonly entry: EntrySeen }[];
  readonly packages: readonly PackageSeen[];
  /** Entries of menus that start the client. */
  readonly menuEntries: readonly EntrySeen[];
  readonly soundRules: readonly SoundRule[];
  readonly likenesses: readonly Likeness[];
  /** The person's lists of default programs (mimeapps.list), as far as there are any. */
  readonly defaultLists: readonly FileSeen[];
  /** Every list of repositories, to see who else uses a key. */
  readonly repositoryLists: readonly FileSeen[];
}

/** What a package manager would do, as it says itself. */
export interface PackageRemoval {
  readonly manager: PackageSeen['manager'];
  /** The names that were asked for; nothing else would go. */
  readonly packages: readonly string[];
  readonly command: readonly [string, ...string[]];
  readonly needsRoot: boolean;
  /** One sentence: how to get it again. */
  readonly comeBack: string;
}

export interface RemovalSource {
  /** `installations` are those of this client. Runs nothing, changes nothing, walks no home. */
  traces(client: Client, installations: readonly Installation[], paths: Paths): Promise<Traces>;
  /**
   * Which other package owns each of these files (paths as seen inside the root); those of no package are left out.
   * `unavailable` where the package manager gives no answer: then nothing is known about any of them.
   */
  packagesOwning(
    files: readonly string[],
    paths: Paths,
  ): Promise<Outcome<ReadonlyMap<string, string>>>;
  /**
   * Asks each package manager what it would do; nothing is changed. `conflict`: it would take more than these
   * packages, or somebody else is using it now; `not-permitted`, `unavailable`: it cannot be done from here.
   */
  askPackageManagers(
    packages: readonly PackageSeen[],
    paths: Paths,
    purge: boolean,
  ): Promise<Outcome<readonly PackageRemoval[]>>;
}
