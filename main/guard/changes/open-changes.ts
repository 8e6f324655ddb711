// Opens the journal, puts right what a crash has left, deletes what was kept long enough, and offers everything that
// looks or changes.
import type { Health } from '../../../preload/contract/index.ts';
import { openJournal, type Recovery } from '../../journal/index.ts';
import { type Outcome, success } from '../../outcome.ts';
import type { Platform } from '../../platform/port/index.ts';
import { Blocks, type BlocksOptions } from '../blocks/blocks.ts';
import {
  dayMs,
  journalFolder,
  keptForDays,
  quarantineHealth,
} from '../health/quarantine-health.ts';
import type { Changes } from './changes.ts';
import { type Elevation, elevatedFolder } from './elevation/elevate.ts';
import { RootHistory } from './elevation/root-history.ts';
import { thisProgramAsRoot } from './elevation/this-program.ts';
import { handsOf } from './hands.ts';
import type { Ground } from './look.ts';
import { MachineChanges } from './machine-changes.ts';
import { onlyHere } from './only-here.ts';
import { type TickStore, Ticks } from './ticks.ts';
import type { Sides } from './two-sided-journal.ts';

export interface ChangesOptions extends Ground {
  /** Where the guard keeps what it remembers. */
  readonly folder: string;
  /** null or absent: ticks hold for as long as this runs. */
  readonly store?: TickStore | null;
  /** How long what was quarantined is kept (30 days). */
  readonly keepDays?: number;
  /** How what needs the administrator is done (what asks for the password here, and this very program). */
  readonly elevation?: Elevation;
  /** Whoever is asked for a password sits at this program's own terminal, not at a screen of ours. */
  readonly inTerminal?: boolean;
}

export interface OpenedChanges {
  readonly changes: Changes;
  /** Cutting a client's line, with what is remembered of it. */
  blocks(memory: Pick<BlocksOptions, 'store' | 'pidsOf'>): Blocks;
  /** What a crash had left unfinished, and what became of it now. */
  readonly recovered: readonly Recovery[];
  /** What was kept long enough and could not be deleted; null where all is well. */
  readonly quarantine: Health | null;
}

export const openChanges = async (options: ChangesOptions): Promise<Outcome<OpenedChanges>> => {
  const { platform, paths, folder, keepDays = keptForDays } = options;
  const journal = openJournal({
    folder: journalFolder(folder),
    roots: [paths.root, paths.home],
    keepDays,
  });
  if (!journal.ok) return journal;
  const hands = onlyHere(handsOf(platform, elevatedFolder(folder)), paths);
  const recovered = await journal.value.recover(hands);
  if (!recovered.ok) return recovered;
  const beforeMs = Date.now() - keepDays * dayMs;
  const purged = await journal.value.purge(beforeMs, hands);
  if (!purged.ok) return purged;
  const overdue = journal.value.overdue(beforeMs);
  if (!overdue.ok) return overdue;
  const uid = await whoActs(platform);
  const ticks = new Ticks(options.store ?? null);
  const sides: Sides = {
    journal: journal.value,
    hands,
    rootHistory: new RootHistory(folder),
    elevation: options.elevation ?? thisProgramAsRoot(platform, options.inTerminal ?? false),
    folder,
    uid,
  };
  return success({
    changes: new MachineChanges({ ground: options, sides, ticks }),
    blocks: (memory) =>
      new Blocks({
        catalogue: options.catalogue,
        firewall: platform.firewall ?? null,
        sides,
        ...memory,
      }),
    recovered: recovered.value,
    quarantine: quarantineHealth(overdue.value, purged.value.left),
  });
};

/** On Windows nobody has a number: 0 is who has the administrator's rights now, as root has. */
const whoActs = async ({ administrator }: Platform): Promise<number> => {
  if (administrator === undefined) return process.getuid?.() ?? 0;
  const isHere = await administrator.isHere();
  return isHere.ok && !isHere.value ? 1 : 0;
};
