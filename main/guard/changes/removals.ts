// Gathers all that a removal may look at, asks the package managers, and looks again afterwards.
import type {
  Farewell,
  JournalEntry,
  Problem,
  Removed,
  Survey,
} from '../../../preload/contract/index.ts';
import { advisoriesFor, type Client, farewellFactsOf } from '../../catalogue/index.ts';
import type { ActionPlan } from '../../journal/index.ts';
import type { Live } from '../../lockdown/index.ts';
import { failure, type Outcome, success } from '../../outcome.ts';
import { inventoryOf, type PackageRemoval, type RemovalSource } from '../../platform/port/index.ts';
import {
  chosenRelics,
  farewellOf,
  type LiveSight,
  packagesOf,
  planRemoval,
  type RemovalSight,
  relicsOf,
  surveyOf,
  systemFiles,
  verdictOf,
} from '../../removal/index.ts';
import { standingBlock } from '../blocks/standing-blocks.ts';
import type { RemovalWish } from './changes.ts';
import { mayTakeAway } from './elevation/allowed.ts';
import { mayTakeAwayOnWindows } from './elevation/allowed-on-windows.ts';
import { actingUid, type Ground, lookAtPrograms, shortfallsOf } from './look.ts';
import { noSuchClient, nothingRemovedHere } from './problems.ts';
import { weigh } from './weigh.ts';

export interface PlannedRemoval {
  readonly wish: RemovalWish;
  readonly plan: ActionPlan;
  readonly removals: readonly PackageRemoval[];
}

export class Removals {
  readonly #ground: Ground;

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  async survey(id: string): Promise<Outcome<Survey>> {
    const sight = await this.#look(id);
    if (!sight.ok) return sight;
    const relics = relicsOf(sight.value);
    const weights = await weigh(relics.flatMap(({ entry }) => entry ?? []));
    return success(surveyOf(sight.value, relics, weights));
  }

  async plan(wish: RemovalWish): Promise<Outcome<PlannedRemoval>> {
    const { paths } = this.#ground;
    const source = this.#source();
    if (!source.ok) return source;
    const sight = await this.#look(wish.client);
    if (!sight.ok) return sight;
    const chosen = chosenRelics(relicsOf(sight.value), wish.chosen);
    if (!chosen.ok) return chosen;
    const asked = packagesOf(chosen.value);
    const removals = await source.value.askPackageManagers(asked, paths, wish.purge);
    if (!removals.ok) return removals;
    const weights = await weigh(chosen.value.flatMap(({ entry }) => entry ?? []));
    const plan = planRemoval(sight.value, chosen.value, {
      removals: removals.value,
      weights,
      purge: wish.purge,
    });
    if (!plan.ok) return plan;
    const kept = await this.#keepSafely(plan.value, sight.value);
    if (!kept.ok) return kept;
    return success({ wish, plan: plan.value, removals: removals.value });
  }

  /** Looks again: what is still there is told, and what of it was to go. */
  async verify({ wish, removals }: PlannedRemoval, entry: JournalEntry): Promise<Outcome<Removed>> {
    const left = await this.survey(wish.client);
    if (!left.ok) return left;
    return success({
      entry,
      left: left.value,
      verdict: verdictOf(left.value, new Set(wish.chosen)),
      comeBack: removals.length === 0 ? null : removals.map(({ comeBack }) => comeBack).join(' '),
    });
  }

  async farewell(id: string): Promise<Outcome<Farewell>> {
    const client = this.#client(id);
    if (!client.ok) return client;
    const { clients } = this.#ground.catalogue;
    const [facts, ...known] = await Promise.all([
      farewellFactsOf(id),
      ...clients.map(async (one) => [one.id, await advisoriesFor(one.id)] as const),
    ]);
    return success(
      farewellOf({ client: client.value, facts, clients, advisories: new Map(known) }),
    );
  }

  /** What an administrator keeps to make again later must be theirs alone; the other side sees to its own. */
  async #keepSafely(
    { actions }: ActionPlan,
    { inventory, uid }: RemovalSight,
  ): Promise<Outcome<void>> {
    const { administrator } = this.#ground.platform;
    const kept = inventory.windows?.keptTasks;
    const isKept = actions.some(
      (action) =>
        action.kind === 'write-file' && kept !== undefined && action.path.startsWith(`${kept}\\`),
    );
    if (!isKept || uid !== 0 || administrator === undefined) return success(undefined);
    const folder = await administrator.folder();
    return folder.ok ? success(undefined) : folder;
  }

  #client(id: string): Outcome<Client> {
    const { catalogue } = this.#ground;
    const client = catalogue.byId(id);
    return client === undefined ? failure(noSuchClient(id, catalogue.clients)) : success(client);
  }

  #source(): Outcome<RemovalSource> {
    const { removal, name } = this.#ground.platform;
    return removal === undefined ? failure(nothingRemovedHere(name)) : success(removal);
  }

  async #look(id: string): Promise<Outcome<RemovalSight>> {
    const { platform, catalogue, paths } = this.#ground;
    const source = this.#source();
    if (!source.ok) return source;
    const client = this.#client(id);
    if (!client.ok) return client;
    const seen = await lookAtPrograms(this.#ground);
    if (!seen.ok) return seen;
    const { installed, live } = seen.value;
    const installations = installed.installations.filter((one) => one.client === id);
    const [all, traces] = await Promise.all([
      platform.inventory(catalogue.clients, installed.installations, paths),
      source.value.traces(client.value, installations, paths),
    ]);
    const inventory = inventoryOf(all.inventory, id);
    const owners = await source.value.packagesOwning(systemFiles({ inventory, traces }), paths);
    return success({
      client: client.value,
      installations,
      inventory,
      traces,
      ownership: installed.ownership,
      owners: owners.ok ? owners.value : null,
      live: live && liveOf(live, id, actingUid(all.inventory)),
      nowMs: Date.now(),
      paths,
      uid: actingUid(all.inventory),
      rootMayTake: platform.administrator === undefined ? mayTakeAway : mayTakeAwayOnWindows,
      problems: [
        ...all.problems,
        ...newTo(all.problems, traces.problems ?? []),
        ...shortfallsOf(installed),
        ...(owners.ok ? [] : [owners.problem]),
      ],
    });
  }
}

const newTo = (told: readonly Problem[], problems: readonly Problem[]): readonly Problem[] =>
  problems.filter(({ message }) => !told.some((one) => one.message === message));

const liveOf = ({ running, listeners, systemd }: Live, id: string, uid: number): LiveSight => {
  const its = running.find(({ client }) => client === id);
  return {
    processes: its?.processes ?? [],
    keys: its?.keys ?? [],
    listeners: listeners.filter(({ client }) => client === id),
    block: standingBlock({ client: id, uid }),
    systemd,
  };
};
