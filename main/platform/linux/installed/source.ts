// What each source of software answers: what it found, what belongs to it, and what it could not look at.

import type { Installation } from '../../../../preload/contract/index.ts';
import type { Client } from '../../../catalogue/index.ts';
import type { Tree } from '../../files/index.ts';
import type { HomeView } from '../../ground/index.ts';

export interface Found {
  readonly installation: Installation;
  /** Files that this package owns, as seen inside the root; empty where files say nothing about a package. */
  readonly files: readonly string[];
  /** Folders in which everything belongs to it, and which only the system may write. */
  readonly trees: readonly string[];
  /** Files and folders that the package put there. */
  readonly claims: readonly string[];
  /** Only brings files to an installation that another package stands for: `chromium-common`. */
  readonly companion?: true;
}

export interface SourceReport {
  readonly found: readonly Found[];
  /** Sentences: what could not be looked at, and why. */
  readonly shortfalls: readonly string[];
  /** The source's name for a person, where it keeps something here; null where it is not in use. */
  readonly inUse: string | null;
}

export interface Search {
  readonly clients: readonly Client[];
  readonly tree: Tree;
  /** null where there is no home. */
  readonly home: HomeView | null;
}

export const nothing: SourceReport = { found: [], shortfalls: [], inUse: null };

/** The client of each package of one kind. */
export const clientsByPackage = (
  clients: readonly Client[],
  kind: 'deb' | 'rpm' | 'flatpak' | 'snap',
): ReadonlyMap<string, Client> =>
  new Map(
    clients.flatMap((client) => client.linux.packages[kind].map((name) => [name, client] as const)),
  );
