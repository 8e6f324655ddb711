// All that a check may look at: plain values, made once by the guard, so that every check is a pure function.
import type {
  Capture,
  ClientId,
  Installation,
  JournalEntry,
  Listener,
  Problem,
  Process,
} from '../../preload/contract/index.ts';
import type { Advisory, Catalogue, UpdateAdvice } from '../catalogue/index.ts';
import type { Inventory, Paths, ProcessKey } from '../platform/port/index.ts';

/** A client that runs: its processes as they are shown, and exactly who they are. */
export interface RunningClient {
  readonly client: ClientId;
  readonly processes: readonly Process[];
  readonly keys: readonly ProcessKey[];
}

/** systemd runs here, for the machine and for this person: its services can be stopped. */
export interface Systemd {
  readonly system: boolean;
  readonly user: boolean;
}

/** What only the machine that we run on can tell. */
export interface Live {
  readonly running: readonly RunningClient[];
  readonly listeners: readonly Listener[];
  readonly captures: readonly Capture[];
  /** Pids that show a window now; null where this session cannot tell. */
  readonly windows: ReadonlySet<number> | null;
  readonly systemd: Systemd;
}

export interface Sight {
  readonly catalogue: Catalogue;
  /** Of every client that is installed, at least. */
  readonly advisories: readonly Advisory[];
  /** How each installed client is brought up to date. */
  readonly updates: ReadonlyMap<ClientId, UpdateAdvice>;
  readonly installations: readonly Installation[];
  readonly inventory: Inventory;
  /** null for another root or home: nothing live was looked at. */
  readonly live: Live | null;
  /** When a person said that a manual finding is done: finding's id to epoch milliseconds. */
  readonly ticks: ReadonlyMap<string, number>;
  /** When we had mended a finding that nobody has taken back: see `mendedFrom`. */
  readonly mended: ReadonlyMap<string, number>;
  readonly nowMs: number;
  readonly paths: Paths;
  /** Who would act: decides what needs root. */
  readonly uid: number;
  /** What could not be looked at, and why. */
  readonly problems: readonly Problem[];
}

/** When each finding was last mended by us, from the journal's entries. What was undone does not count. */
export function mendedFrom(entries: readonly JournalEntry[]): ReadonlyMap<string, number> {
  const mended = new Map<string, number>();
  const purposeful = entries.filter((entry) => entry.purpose === 'lockdown');
  for (const entry of purposeful) {
    const endedAt = Date.parse(entry.endedAt ?? entry.startedAt);
    for (const effect of entry.effects) {
      if (effect.state !== 'done' && effect.state !== 'verified') continue;
      mended.set(effect.step, Math.max(endedAt, mended.get(effect.step) ?? 0));
    }
  }
  return mended;
}
