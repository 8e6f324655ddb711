// What a family of remnants gives: the remnant as a person sees it, and how it would go.
import type { Belonging, Evidence, Remnant, RemnantKind } from '../../preload/contract/index.ts';
import type { Desk } from '../journal/desk.ts';
import { type Outcome, success } from '../outcome.ts';
import type {
  EntrySeen,
  PackageRemoval,
  PackageSeen,
  ProcessKey,
  ServiceUnit,
} from '../platform/port/index.ts';
import { isInside } from './is-inside.ts';
import type { RemovalSight } from './sight.ts';

/** What is known only when a plan is made. */
export interface PlanContext {
  /** What the package managers have answered, for the packages that were chosen. */
  readonly removals: readonly PackageRemoval[];
  readonly chosenPackages: ReadonlySet<PackageSeen>;
  /** The package managers take the packages' settings away too. */
  readonly purge: boolean;
}

export interface Relic {
  readonly remnant: Remnant;
  /** What its size is measured of. */
  readonly entry: EntrySeen | null;
  /** Processes that end with it, before anything else is done. */
  readonly ends: readonly ProcessKey[];
  /** The packages that it stands for. */
  readonly packages: readonly PackageSeen[];
  /** What systemd starts and stops under this name; absent where it is no service. */
  readonly service?: ServiceUnit;
  plan(desk: Desk, context: PlanContext): Outcome<void>;
}

interface RelicOptions {
  readonly kind: RemnantKind;
  /** What follows client and kind in the id: a path or a name, the same from look to look. */
  readonly name: string;
  readonly belonging: Belonging;
  readonly sentence: string;
  readonly way: Remnant['way'];
  readonly entry?: EntrySeen;
  readonly needsRoot?: boolean;
  readonly evidence?: readonly Evidence[];
  readonly ends?: readonly ProcessKey[];
  readonly packages?: readonly PackageSeen[];
  readonly plan?: Relic['plan'];
}

export const relic = (sight: RemovalSight, options: RelicOptions): Relic => {
  const { kind, name, belonging, sentence, way, entry, evidence = [], ends = [] } = options;
  const isOurs = way !== 'keep' && way !== 'by-hand';
  return {
    remnant: {
      id: `${sight.client.id}:${kind}:${name}`,
      kind,
      belonging,
      sentence,
      shown: entry?.shown ?? null,
      path: entry?.path ?? null,
      bytes: null,
      files: null,
      way,
      chosen: belonging === 'client' && isOurs,
      needsRoot: isOurs && (options.needsRoot ?? false),
      evidence: [...evidence],
    },
    entry: entry ?? null,
    ends,
    packages: options.packages ?? [],
    plan: options.plan ?? (() => success(undefined)),
  };
};

interface EntryOptions {
  readonly kind: RemnantKind;
  readonly entry: EntrySeen;
  readonly belonging: Exclude<Belonging, 'shared'>;
  /** What it is, and why it is sorted so: "The folder ~/.zoom holds …". One sentence. */
  readonly sentence: string;
  readonly evidence?: readonly Evidence[];
  /** Another name than its path, where one file is several remnants. */
  readonly name?: string;
}

/**
 * Something that stands at a path. What the client's package owns goes with the package, what another one owns stays,
 * and everything else goes to quarantine.
 */
export const entryRelic = (sight: RemovalSight, options: EntryOptions): Relic => {
  const { kind, entry, belonging, sentence, evidence = [], name = entry.shown } = options;
  const { uid, paths, ownership, owners } = sight;
  const base = { kind, name, entry, evidence };
  const inHome = isInside(entry.path, paths.home);
  const its = inHome ? null : (ownership.packageOf(entry.shown)?.package ?? null);
  if (its !== null) {
    const said = `${sentence} It goes with the package ${its}.`;
    return relic(sight, {
      ...base,
      belonging,
      sentence: said,
      way: 'uninstall',
      needsRoot: uid !== 0,
    });
  }
  const foreign = inHome ? undefined : owners?.get(entry.shown);
  if (foreign !== undefined && isOwnPackage(sight, foreign)) {
    const said = `${sentence} It belongs to the package ${foreign}: remove that with your package manager.`;
    return relic(sight, { ...base, belonging, sentence: said, way: 'by-hand' });
  }
  if (foreign !== undefined) {
    const said = `${entry.shown} belongs to the package ${foreign}, which is another program’s.`;
    return relic(sight, { ...base, belonging: 'shared', sentence: said, way: 'keep' });
  }
  if (!inHome && owners === null) {
    const said = `${sentence} Which package it belongs to could not be found out, so it stays.`;
    return relic(sight, { ...base, belonging, sentence: said, way: 'by-hand' });
  }
  return quarantineRelic(sight, {
    ...base,
    belonging,
    sentence,
    plan: (desk) =>
      desk.quarantine(
        `${sight.client.id}:${kind}:${name}`,
        `Move ${what(entry)} ${entry.shown} to quarantine.`,
        entry,
      ),
  });
};

/** A package of the client's by its name, which was not known for one of its installations. */
const isOwnPackage = ({ client }: RemovalSight, name: string): boolean => {
  const { packages } = client.linux;
  const known = [...packages.deb, ...packages.rpm, client.id];
  return known.some((own) => name === own || name.startsWith(`${own}-`));
};

/** What goes to quarantine, or by hand where the administrator's side would not take it. */
export const quarantineRelic = (
  sight: RemovalSight,
  options: Omit<RelicOptions, 'way' | 'needsRoot'> & { readonly entry: EntrySeen },
): Relic => {
  const { path } = options.entry;
  const needsRoot = sight.uid !== 0 && !isInside(path, sight.paths.home);
  if (!needsRoot || sight.rootMayTake(path))
    return relic(sight, { ...options, way: 'quarantine', needsRoot });
  const { plan: _, ...rest } = options;
  const said = `${options.sentence} It stands where Callwarden takes nothing away as the administrator: take it away by hand.`;
  return relic(sight, { ...rest, sentence: said, way: 'by-hand' });
};

const what = ({ kind, target }: EntrySeen): string => {
  if (kind === 'link') return `the link (not what it leads to, ${target ?? 'unknown'})`;
  return { file: 'the file', folder: 'the folder', other: 'the entry' }[kind];
};
