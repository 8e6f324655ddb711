// What only a removal asks of an operating system: traces beyond the inventory, and what package managers would do.
import type { Installation, KeyringItem, Problem } from '../../../preload/contract/index.ts';
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

/** An entry of the keyring that has all attributes which the catalogue knows a client to write. */
export interface KeyringEntry {
  readonly item: KeyringItem;
  readonly known: NonNullable<Client['secrets']['linuxKeyring']>[number];
}

/** The client's own extension in one profile of a browser. */
export interface BrowserExtension {
  readonly known: NonNullable<Client['browserExtensions']>[number];
  /** As people call it: `Chromium`, `Google Chrome`. */
  readonly browser: string;
  /** The profile's folder as a person knows it. */
  readonly profile: string;
  /** The browser has this profile open now, or that cannot be told. */
  readonly inUse: boolean;
  /** What belongs to this extension alone: its program first, then what it has stored. */
  readonly folders: readonly EntrySeen[];
  /** The profile's own list of extensions where it names this one (Chromium's `Preferences`). */
  readonly lists: readonly FileSeen[];
}

/** What has a browser fetch the client's extension for everybody on this machine. */
export interface ExtensionOrder {
  readonly known: BrowserExtension['known'];
  readonly browser: string;
  /** `folder`: a file that stands for the extension; `policy`: one line of an administrator's rules. */
  readonly by: 'folder' | 'policy';
  readonly file: FileSeen;
}

/** A rule of a firewall's that names the client, in its own files. */
export interface FirewallRule {
  readonly tool: 'ufw' | 'firewalld' | 'nftables' | 'iptables';
  /** `profile`: a file that only names ports; `rule`: something that is let through or held back. */
  readonly what: 'profile' | 'rule';
  readonly file: FileSeen;
  /** Its lines, as they stand in the file, that go together; null for the file as a whole. */
  readonly lines: { readonly first: number; readonly text: string } | null;
  /** The word of the client's that it names; null where it names none. */
  readonly word: string | null;
  /** The client's ports that it is for (`udp 8801:8810`), where that is all that speaks of the client. */
  readonly ports: string | null;
}

/** A package of the client's that its manager has on its books. */
export interface PackageSeen {
  readonly manager: 'dpkg' | 'rpm' | 'pacman' | 'flatpak' | 'snap' | 'msi' | 'installer' | 'msix';
  readonly name: string;
  readonly version: string | null;
  readonly scope: 'system' | 'user';
  /** Where the client is in it; null for a package that only brings files to another. */
  readonly installation: Installation | null;
  /** Files of settings that the manager leaves when the package goes (deb: conffiles; pacman: backup files). */
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
  /** On Linux alone, as are the next three. */
  readonly keyring?: readonly KeyringEntry[];
  readonly extensions?: readonly BrowserExtension[];
  readonly extensionOrders?: readonly ExtensionOrder[];
  readonly firewallRules?: readonly FirewallRule[];
  /** What could not be looked at, and why. */
  readonly problems?: readonly Problem[];
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
  /**
   * `installations` are those of this client. Changes nothing, walks no home, and runs nothing but the question to this
   * session's own keyring.
   */
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
