// What the guard would see below a root and a home: the real readers, and nothing live unless a test says so.

import { loadCatalogue } from '../../main/catalogue/index.ts';
import { type Live, loadFacts, type Sight } from '../../main/lockdown/index.ts';
import { installedSoftware } from '../../main/platform/linux/installed/index.ts';
import { inventory as takeInventory } from '../../main/platform/linux/inventory/index.ts';
import type { Paths } from '../../main/platform/port/index.ts';

export interface SightOptions {
  readonly live?: Live;
  readonly ticks?: ReadonlyMap<string, number>;
  readonly mended?: ReadonlyMap<string, number>;
  /** An ordinary user unless said otherwise. */
  readonly uid?: number;
  readonly nowMs?: number;
}

export async function sightOf(paths: Paths, options: SightOptions = {}): Promise<Sight> {
  const catalogue = loadCatalogue();
  if (!catalogue.ok) throw new Error(catalogue.problem.message);
  const { clients } = catalogue.value;
  const installed = await installedSoftware(clients, paths);
  if (!installed.ok) throw new Error(installed.problem.message);
  const { installations } = installed.value;
  const { inventory, problems } = await takeInventory(clients, installations, paths);
  return {
    catalogue: catalogue.value,
    ...(await loadFacts(installations)),
    installations,
    inventory,
    live: options.live ?? null,
    ticks: options.ticks ?? new Map(),
    mended: options.mended ?? new Map(),
    nowMs: options.nowMs ?? Date.now(),
    paths,
    uid: options.uid ?? 1000,
    problems,
  };
}
