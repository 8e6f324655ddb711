// Gathers all that a check may look at: the one place where the checks' plain values come from.
import type { Problem } from '../../../preload/contract/index.ts';
import type { Catalogue } from '../../catalogue/index.ts';
import { type Live, loadFacts, type Sight } from '../../lockdown/index.ts';
import { type Outcome, success } from '../../outcome.ts';
import type {
  InstalledSoftware,
  Inventory,
  Paths,
  Platform,
  ProbeOptions,
} from '../../platform/port/index.ts';
import { watchOnce } from '../watch-once.ts';
import { systemdHere } from './systemd-here.ts';

export interface Ground {
  readonly platform: Platform;
  readonly catalogue: Catalogue;
  readonly paths: Paths;
  /** null: another root or home, where nothing runs. */
  readonly live: ProbeOptions | null;
}

/** What is remembered between two looks. */
export type Remembered = Pick<Sight, 'ticks' | 'mended'>;

export const lookAround = async (
  ground: Ground,
  remembered: Remembered,
): Promise<Outcome<Sight>> => {
  const { platform, catalogue, paths } = ground;
  const seen = await lookAtPrograms(ground);
  if (!seen.ok) return seen;
  const { installed, live } = seen.value;
  const { inventory, problems } = await platform.inventory(
    catalogue.clients,
    installed.installations,
    paths,
  );
  return success({
    catalogue,
    ...(await loadFacts(installed.installations)),
    installations: installed.installations,
    inventory,
    live,
    ...remembered,
    nowMs: Date.now(),
    paths,
    uid: actingUid(inventory),
    problems: [...problems, ...shortfallsOf(installed)],
  });
};

/** On Windows nobody has a number: 0 for who has the administrator's rights now, as root has, and 1 for who has not. */
export const actingUid = ({ windows }: Inventory): number =>
  process.getuid?.() ?? (windows?.elevated === false ? 1 : 0);

/** What could not be looked at among installed software, as problems. */
export const shortfallsOf = ({ health }: InstalledSoftware): readonly Problem[] =>
  health.flatMap(({ state, part, detail, advice }): Problem[] =>
    state === 'working' || advice === null
      ? []
      : [{ kind: 'unavailable', subject: part, message: detail, advice }],
  );

interface Seen {
  readonly installed: InstalledSoftware;
  readonly live: Live | null;
}

/** What is installed, and what of it runs where anything can. */
export const lookAtPrograms = async (ground: Ground): Promise<Outcome<Seen>> =>
  ground.live === null ? still(ground) : moving(ground, ground.live);

const still = async ({ platform, catalogue, paths }: Ground): Promise<Outcome<Seen>> => {
  const installed = await platform.installedSoftware(catalogue.clients, paths);
  return installed.ok ? success({ installed: installed.value, live: null }) : installed;
};

const moving = async (
  { platform, catalogue, paths }: Ground,
  options: ProbeOptions,
): Promise<Outcome<Seen>> => {
  const [look, windows] = await Promise.all([
    watchOnce(platform, catalogue, paths, options),
    platform.pidsWithWindow(),
  ]);
  if (!look.ok) return look;
  const { watcher, installed } = look.value;
  const keys = watcher.processKeys();
  return success({
    installed,
    live: {
      running: watcher
        .runningClients()
        .map(({ client, processes }) => ({ client, processes, keys: keys.get(client) ?? [] })),
      listeners: watcher.listeners(),
      captures: watcher.captures(),
      windows: windows.ok ? windows.value : null,
      systemd: systemdHere(),
    },
  });
};
