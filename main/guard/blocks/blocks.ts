// Cutting a client's line: what can be chosen, what exactly it would change, doing it on trial, and taking it back.
import type {
  Block,
  BlockKind,
  BlockState,
  ClientId,
  JournalEntry,
  Plan,
  Trial,
} from '../../../preload/contract/index.ts';
import { heldOwner, hindranceOf, kinds } from '../../blocking/index.ts';
import type { Catalogue, Client } from '../../catalogue/index.ts';
import { type ActionPlan, describePlan } from '../../journal/index.ts';
import { failure, type Outcome, success } from '../../outcome.ts';
import type { Firewall } from '../../platform/port/index.ts';
import type { Store } from '../../store/index.ts';
import { elevatedFolder } from '../changes/elevation/elevate.ts';
import { noSuchClient, noSuchPlan } from '../changes/problems.ts';
import {
  entriesOfBothSides,
  runBothSides,
  type Sides,
  undoBothSides,
} from '../changes/two-sided-journal.ts';
import { blockFacts } from './block-facts.ts';
import { blockingPlan, liftingPlan } from './block-plans.ts';
import { cannotChoose, notBlocked, nothingWaits } from './block-problems.ts';
import { noFirewall } from './set-block.ts';
import { isHolding, standingBlock, standingBlocks } from './standing-blocks.ts';
import { answerTrial, forgetAnswers, type TrialAnswer, trialNow } from './trial.ts';

export interface BlocksOptions {
  readonly catalogue: Catalogue;
  readonly firewall: Firewall | null;
  readonly sides: Sides;
  /** null: nothing is remembered. */
  readonly store: Pick<Store, 'lastMeetingEnds' | 'addressesOf'> | null;
  /** The client's processes now, with all that they started. */
  readonly pidsOf: (client: ClientId) => Promise<readonly number[]>;
}

export class Blocks {
  readonly #options: BlocksOptions;
  #plan: { readonly plan: ActionPlan; readonly block: Block } | null = null;

  constructor(options: BlocksOptions) {
    this.#options = options;
  }

  async state(client: ClientId): Promise<Outcome<BlockState>> {
    const { firewall, sides, pidsOf } = this.#options;
    const known = this.#known(client);
    if (!known.ok) return known;
    const hindrance = firewall === null ? noFirewall : firewall.hindrance();
    const standing = standingBlock({ client, uid: sides.uid });
    const facts = firewall === null ? null : this.#facts(known.value, firewall);
    if (facts !== null && !facts.ok) return facts;
    const held = standing !== null && firewall !== null && isHolding(standing, firewall);
    return success({
      client,
      hindrance,
      standing,
      holds: held,
      outside: held
        ? [...firewall.outside(standing.group, await pidsOf(client), heldOwner(standing.uid))]
        : [],
      entry: this.#entryOf(client),
      choices:
        facts === null
          ? []
          : kinds.map((kind) => ({ kind, hindrance: hindranceOf(kind, facts.value) })),
    });
  }

  /** Nothing is changed; the plan is kept until it is applied or a newer one is made. */
  plan(client: ClientId, kind: BlockKind): Outcome<Plan> {
    const { firewall, sides } = this.#options;
    const known = this.#known(client);
    if (!known.ok) return known;
    const hindrance = firewall === null ? noFirewall : firewall.hindrance();
    if (firewall === null || hindrance !== null) return failure(hindrance ?? noFirewall);
    const facts = this.#facts(known.value, firewall);
    if (!facts.ok) return facts;
    const reason = hindranceOf(kind, facts.value);
    if (reason !== null) return failure(cannotChoose(client, reason));
    const from = standingBlock({ client, uid: sides.uid });
    const { plan, block } = blockingPlan(kind, facts.value, from);
    this.#plan = { plan, block };
    return success(describePlan(plan));
  }

  /** `timeout` where nobody confirmed in time, `conflict` where somebody refused: nothing is blocked then. */
  async apply(id: string): Promise<Outcome<JournalEntry>> {
    const { firewall, sides, pidsOf } = this.#options;
    const kept = this.#plan;
    if (firewall === null || kept?.plan.id !== id) return failure(noSuchPlan(id));
    const { block, plan } = kept;
    const made = firewall.makeGroup(block.group, block.uid);
    if (!made.ok) return made;
    const joined = firewall.join(block.group, await pidsOf(block.client), heldOwner(block.uid));
    if (!joined.ok) return joined;
    forgetAnswers(elevatedFolder(sides.folder), block.client);
    const done = await runBothSides(sides, plan, {});
    forgetAnswers(elevatedFolder(sides.folder), block.client);
    if (done.ok) this.#plan = null;
    return done;
  }

  trial(): Trial | null {
    return trialNow(this.#options.sides.uid, Date.now());
  }

  /** `not-found` where nothing waits for it. */
  answer(answer: TrialAnswer): Outcome<void> {
    const trial = this.trial();
    if (trial === null) return failure(nothingWaits);
    answerTrial(answer, elevatedFolder(this.#options.sides.folder), trial.client);
    return success(undefined);
  }

  /** `not-found` where nothing of this client is blocked. */
  async lift(client: ClientId): Promise<Outcome<JournalEntry>> {
    const { sides } = this.#options;
    const from = standingBlock({ client, uid: sides.uid });
    if (from === null) return failure(notBlocked(client));
    const entry = this.#entryOf(client);
    if (entry !== null) {
      const undone = await undoBothSides(sides, entry, { whenChanged: 'refuse' });
      return undone.ok ? success(undone.value.entry) : undone;
    }
    // Blocked from another home, or by a journal that is gone.
    return runBothSides(sides, liftingPlan(client, sides.uid, from), {});
  }

  /** This person's blocks, as they stand. */
  standing(): readonly Block[] {
    return standingBlocks().filter(({ uid }) => uid === this.#options.sides.uid);
  }

  #known(client: ClientId): Outcome<Client> {
    const known = this.#options.catalogue.byId(client);
    return known === undefined
      ? failure(noSuchClient(client, this.#options.catalogue.clients))
      : success(known);
  }

  #facts(client: Client, firewall: Firewall) {
    const { sides, store } = this.#options;
    return blockFacts({ client, uid: sides.uid, store, firewall, nowMs: Date.now() });
  }

  /** The newest run that blocked this client and was not taken back, if what stands is its block. */
  #entryOf(client: ClientId): string | null {
    const standing = standingBlock({ client, uid: this.#options.sides.uid });
    const entries = entriesOfBothSides(this.#options.sides);
    if (standing === null || !entries.ok) return null;
    const newest = entries.value.find(
      (entry) => entry.purpose === 'network' && entry.client === client && entry.state === 'done',
    );
    const isOfKind = newest?.effects.some(({ step }) => step.endsWith(`:${standing.kind}`));
    return newest !== undefined && isOfKind ? newest.id : null;
  }
}
