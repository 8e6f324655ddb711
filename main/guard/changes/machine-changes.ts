// Looks at this machine, plans, and changes it through the journal; one change at a time.
import type {
  Applied,
  CheckReport,
  Farewell,
  JournalEntry,
  Plan,
  Profile,
  Removed,
  Survey,
  UndoResult,
} from '../../../preload/contract/index.ts';
import { type ActionPlan, describePlan } from '../../journal/index.ts';
import {
  checkClients,
  mendedFrom,
  planSteps,
  presetFor,
  type Sight,
  stepsOnTop,
} from '../../lockdown/index.ts';
import { failure, type Outcome, success } from '../../outcome.ts';
import type { Changes, RemovalWish, UndoOptions } from './changes.ts';
import { type Ground, lookAround } from './look.ts';
import { busy, noSuchClient, noSuchPlan } from './problems.ts';
import { type PlannedRemoval, Removals } from './removals.ts';
import { advanced, entryOfPlan } from './running-entry.ts';
import type { Ticks } from './ticks.ts';
import {
  entriesOfBothSides,
  runBothSides,
  type Sides,
  undoBothSides,
} from './two-sided-journal.ts';

export interface MachineOptions {
  readonly ground: Ground;
  readonly sides: Sides;
  readonly ticks: Ticks;
}

export class MachineChanges implements Changes {
  readonly #options: MachineOptions;
  readonly #removals: Removals;
  #plan: ActionPlan | null = null;
  #removal: PlannedRemoval | null = null;
  #running: { readonly entry: JournalEntry; readonly stop: AbortController } | null = null;

  constructor(options: MachineOptions) {
    this.#options = options;
    this.#removals = new Removals(options.ground);
  }

  async check(clients?: readonly string[]): Promise<Outcome<CheckReport>> {
    const unknown = clients?.find((id) => this.#options.ground.catalogue.byId(id) === undefined);
    if (unknown !== undefined)
      return failure(noSuchClient(unknown, this.#options.ground.catalogue.clients));
    const sight = await this.#look();
    if (!sight.ok) return sight;
    const report = checkClients(sight.value);
    return success({
      ...report,
      clients: report.clients.filter(({ client }) => clients?.includes(client) ?? true),
    });
  }

  preset(report: CheckReport, client: string, profile: Profile): readonly string[] {
    return presetFor(report, client, profile);
  }

  async plan(findings: readonly string[]): Promise<Outcome<Plan>> {
    const sight = await this.#look();
    if (!sight.ok) return sight;
    const plan = planSteps(sight.value, findings);
    if (!plan.ok) return plan;
    this.#plan = plan.value;
    return success(describePlan(plan.value));
  }

  async apply(id: string): Promise<Outcome<Applied>> {
    const plan = this.#plan;
    if (plan?.id !== id) return failure(noSuchPlan(id));
    const done = await this.#run(plan);
    if (!done.ok) return done;
    this.#plan = null;
    return this.#verify(plan, done.value);
  }

  survey(client: string): Promise<Outcome<Survey>> {
    return this.#removals.survey(client);
  }

  async planRemoval(wish: RemovalWish): Promise<Outcome<Plan>> {
    const planned = await this.#removals.plan(wish);
    if (!planned.ok) return planned;
    this.#removal = planned.value;
    return success(describePlan(planned.value.plan));
  }

  async remove(id: string): Promise<Outcome<Removed>> {
    const removal = this.#removal;
    if (removal?.plan.id !== id) return failure(noSuchPlan(id));
    const done = await this.#run(removal.plan, removal.wish.purge);
    if (!done.ok) return done;
    this.#removal = null;
    const told = await this.#removals.verify(removal, done.value);
    if (!told.ok) return told;
    const left = new Set(told.value.left.remnants.map(({ id: remnant }) => remnant));
    const marked = this.#markHeld(removal.plan, done.value, (step) => !left.has(step));
    return marked.ok ? success({ ...told.value, entry: marked.value }) : marked;
  }

  farewell(client: string): Promise<Outcome<Farewell>> {
    return this.#removals.farewell(client);
  }

  running(): JournalEntry | null {
    return this.#running?.entry ?? null;
  }

  cancel(): void {
    this.#running?.stop.abort();
  }

  tick(finding: string, done: boolean): Outcome<void> {
    return this.#options.ticks.set(finding, done, Date.now());
  }

  async undo(entry: string, options: UndoOptions): Promise<Outcome<UndoResult>> {
    if (this.#running !== null) return failure(busy(this.#running.entry));
    const { sides } = this.#options;
    const onTop = this.#onTop(entry, options.steps ?? []);
    if (onTop.length === 0) return undoBothSides(sides, entry, options);
    const steps = [...(options.steps ?? []), ...onTop];
    const undone = await undoBothSides(sides, entry, { ...options, steps });
    if (!undone.ok || undone.value.changed.length > 0) return undone;
    const again = await this.#doAgain(onTop);
    return again.ok ? undone : again;
  }

  entries(): Outcome<readonly JournalEntry[]> {
    return entriesOfBothSides(this.#options.sides);
  }

  /** What else of this run has to go before these steps can. */
  #onTop(id: string, steps: readonly string[]): readonly string[] {
    const entries = this.entries();
    const entry = entries.ok ? entries.value.find((one) => one.id === id) : undefined;
    return entry?.purpose === 'lockdown' ? stepsOnTop(entry, steps) : [];
  }

  /** Nobody asked for these to be taken back: they only stood in the way. */
  async #doAgain(steps: readonly string[]): Promise<Outcome<void>> {
    const sight = await this.#look();
    if (!sight.ok) return sight;
    const plan = planSteps(sight.value, steps);
    if (!plan.ok) return plan;
    if (plan.value.actions.length === 0) return success(undefined);
    const done = await this.#run(plan.value);
    if (!done.ok) return done;
    const verified = await this.#verify(plan.value, done.value);
    return verified.ok ? success(undefined) : verified;
  }

  /** One at a time, told to whoever watches, and stopped at a safe point where somebody asks for it. */
  async #run(plan: ActionPlan, purge = false): Promise<Outcome<JournalEntry>> {
    if (this.#running !== null) return failure(busy(this.#running.entry));
    const stop = new AbortController();
    this.#running = { entry: entryOfPlan(plan, Date.now()), stop };
    try {
      return await runBothSides(this.#options.sides, plan, {
        signal: stop.signal,
        purge,
        onProgress: (progress) => {
          const running = this.#running;
          if (running !== null)
            this.#running = { ...running, entry: advanced(running.entry, progress) };
        },
      });
    } finally {
      this.#running = null;
    }
  }

  async #look(): Promise<Outcome<Sight>> {
    const { ground, ticks } = this.#options;
    const entries = this.entries();
    if (!entries.ok) return entries;
    return lookAround(ground, { ticks: ticks.all(), mended: mendedFrom(entries.value) });
  }

  /** The check again, for every client that the plan was about: a step whose finding is gone is verified. */
  async #verify(plan: ActionPlan, entry: JournalEntry): Promise<Outcome<Applied>> {
    const report = await this.check();
    if (!report.ok) return report;
    const open = new Set(
      report.value.clients.flatMap(({ findings }) => findings.map(({ id }) => id)),
    );
    const marked = this.#markHeld(plan, entry, (step) => !open.has(step));
    return marked.ok ? success({ entry: marked.value, report: report.value }) : marked;
  }

  /** What root did alone stands in root's journal, and is marked there by nobody. */
  #markHeld(
    plan: ActionPlan,
    entry: JournalEntry,
    holds: (step: string) => boolean,
  ): Outcome<JournalEntry> {
    const { journal } = this.#options.sides;
    if (!isOwn(journal.entries(), entry.id)) return success(entry);
    const held = [...new Set(plan.actions.map(({ step }) => step))].filter(holds);
    const verified = journal.markVerified(entry.id, held);
    if (!verified.ok) return verified;
    const rest = entry.effects.slice(verified.value.effects.length);
    return success({ ...verified.value, effects: [...verified.value.effects, ...rest] });
  }
}

const isOwn = (entries: Outcome<readonly JournalEntry[]>, id: string): boolean =>
  entries.ok && entries.value.some((entry) => entry.id === id);
